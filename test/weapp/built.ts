import { buildPages } from "#cloud/host/build-pages"

/** Before the mini-program's tests: a build of exactly these sources, made now unless it is there. */
export default (): Promise<void> => buildPages(() => {}, "weapp")
