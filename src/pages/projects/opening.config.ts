export default definePageConfig({ navigationBarTitleText: "发起一轮微项目" })
