export default definePageConfig({ navigationBarTitleText: "公布的选票" })
