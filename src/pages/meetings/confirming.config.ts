export default definePageConfig({ navigationBarTitleText: "确认会议纪要" })
