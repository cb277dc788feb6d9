export default definePageConfig({ navigationBarTitleText: "管理这一轮" })
