export { meetingIn } from "./actions/reading.ts"
