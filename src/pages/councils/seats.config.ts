export default definePageConfig({ navigationBarTitleText: "席位" })
