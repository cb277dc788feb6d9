export default definePageConfig({ navigationBarTitleText: "打印通知" })
