export default definePageConfig({ navigationBarTitleText: "微项目管理" })
