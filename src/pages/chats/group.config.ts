export default definePageConfig({ navigationBarTitleText: "议事群", enableShareAppMessage: true })
