export default definePageConfig({ navigationBarTitleText: "微议" })
