export default definePageConfig({ navigationBarTitleText: "微项目结果" })
