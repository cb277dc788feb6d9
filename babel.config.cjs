const weapp = process.env.TARO_ENV === "weapp"

module.exports = {
  presets: [
    [
      "taro",
      {
        framework: "react",
        ts: true,
        compiler: "webpack5",
        hot: false,
        // WeChat's own base library carries the polyfills; phones that open the H5 pages are of 2018 or later.
        useBuiltIns: false,
        targets: weapp ? { ios: "9", android: "5" } : { ios: "12", chrome: "64", safari: "12" },
      },
    ],
  ],
}
