export default definePageConfig({ navigationBarTitleText: "微资金的账" })
