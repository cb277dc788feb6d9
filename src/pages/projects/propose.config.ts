export default definePageConfig({ navigationBarTitleText: "提一个微项目" })
