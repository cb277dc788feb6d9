export default definePageConfig({ navigationBarTitleText: "微资金" })
