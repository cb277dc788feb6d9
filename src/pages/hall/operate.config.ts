export default definePageConfig({ navigationBarTitleText: "会场操作" })
