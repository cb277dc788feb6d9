export default definePageConfig({ navigationBarTitleText: "成立议事组织" })
