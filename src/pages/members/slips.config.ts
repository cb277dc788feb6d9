export default definePageConfig({ navigationBarTitleText: "加入纸条" })
