// In this order: most name the older ones they pretend to be.
const BROWSERS: readonly [RegExp, string][] = [
  [/DingTalk/i, "钉钉"], [/MicroMessenger/i, "微信"], [/\bEdg/, "Edge"], [/360(SE|EE)|QIHU/i, "360 浏览器"], [/QQBrowser/i, "QQ 浏览器"],
  [/Firefox\//, "Firefox"], [/OPR\//, "Opera"], [/Chrome\//, "Chrome"], [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, "鸿蒙"], [/Android/, "安卓"], [/iPhone|iPad/, "iOS"], [/Windows/, "Windows"], [/Macintosh/, "macOS"], [/UOS|uos/, "统信 UOS"], [/Kylin/i, "麒麟"], [/Linux/, "Linux"],
];

/** @returns a `User-Agent` in words by which its owner knows his device again; what it claims is not to be relied on */
export function describeAgent(userAgent: string | null | undefined): string {
  const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return [named(BROWSERS), named(SYSTEMS)].filter((word) => word !== undefined).join("，") || "未知设备";
}
