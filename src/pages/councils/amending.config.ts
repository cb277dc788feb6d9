export default definePageConfig({ navigationBarTitleText: "修改议事规则" })
