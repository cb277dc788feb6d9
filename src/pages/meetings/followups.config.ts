export default definePageConfig({ navigationBarTitleText: "议定的行动" })
