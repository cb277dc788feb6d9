import path from "node:path"
import { defineConfig, type UserConfigExport } from "@tarojs/cli"

const root = path.resolve(__dirname, "..")
const platform = process.env.TARO_ENV ?? "h5"

/**
 * Rules and refusals of cloudfunctions/ run in pages too, and so does the hash function they use, which is written for
 * newer phones than ours: Taro compiles nothing outside src unless it is named.
 */
const outside = ["cloudfunctions", "node_modules/@noble"].map(folder => path.join(root, folder))
const compile = {
  include: [(file: string) => outside.some(folder => file.startsWith(folder)), path.join(root, "src")],
}
const hosted = platform === "h5" && Boolean(process.env.WEIYI_API)
const short = ["q", "in", "enter"]
/** Sizes are written as the design gives them, in px, and stay px: the elder type scales by tokens, not by the screen. */
const postcss = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

export default defineConfig<"webpack5">(async () => {
  const config: UserConfigExport<"webpack5"> = {
    projectName: "weiyi",
    date: "2026-01-01",
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: "src",
    outputRoot: process.env.WEIYI_GALLERY ? `dist/gallery-${platform}` : `dist/${platform}`,
    framework: "react",
    compiler: { type: "webpack5", prebundle: { enable: false } },
    plugins: [path.join(__dirname, "aria.ts")],
    defineConstants: {
      "process.env.WEIYI_CLOUD": JSON.stringify(process.env.WEIYI_CLOUD ?? ""),
      "process.env.WEIYI_API": JSON.stringify(process.env.WEIYI_API ?? ""),
      "process.env.WEIYI_HOST": JSON.stringify(process.env.WEIYI_HOST ?? ""),
    },
    // short addresses of static hosting are files; a server of one's own answers them by itself
    copy: {
      patterns: hosted ? short.map(word => ({ from: "src/short.html", to: `dist/h5/${word}/index.html` })) : [],
      options: {},
    },
    cache: { enable: false },
    logger: { quiet: true, stats: false },
    // Chinese stays as it is: escaped, every character would weigh twice as much
    terser: { enable: true, config: { output: { ascii_only: false } } },
    mini: {
      compile,
      postcss,
      optimizeMainPackage: { enable: true },
      // every class belongs to one component: their order does not matter
      miniCssExtractPluginOption: { ignoreOrder: true },
    },
    h5: {
      compile,
      postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
      // Plain elements instead of web components: lighter, and what a browser's own accessibility knows.
      useHtmlComponents: true,
      // what pages share is fetched once, with the first of them
      webpackChain: chain => {
        const shared = {
          name: "shared",
          chunks: "async",
          minChunks: 2,
          test: /[\\/]src[\\/](components|cloud|text)[\\/]/,
        }
        const groups = { ...chain.optimization.get("splitChunks").cacheGroups, shared }
        chain.optimization.splitChunks({ ...chain.optimization.get("splitChunks"), cacheGroups: groups })
      },
      publicPath: "/",
      staticDirectory: "static",
      router: { mode: "hash" },
      output: { filename: "js/[name].[contenthash:8].js", chunkFilename: "js/[name].[contenthash:8].js" },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: "css/[name].[contenthash:8].css",
        chunkFilename: "css/[name].[contenthash:8].css",
      },
    },
  }
  return config
})
