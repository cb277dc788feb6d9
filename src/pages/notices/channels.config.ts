export default definePageConfig({ navigationBarTitleText: "通知走哪些渠道" })
