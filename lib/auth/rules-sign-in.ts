// A map: the code comes from the address, where `constructor` is as likely as any other.
const REFUSALS = new Map([
  ["CredentialsSignin", "用户名或密码不正确，或账号已停用。"],
  ["UnknownAccount", "统一身份认证已通过，但本平台没有对应的启用账号。请联系平台管理员。"],
  ["CodeRequired", "请填写动态验证码。"],
  ["CodeWrong", "验证码不正确，或已经用过。请填写新的验证码。"],
  ["Locked", "登录失败次数过多，请于 10 分钟后再试，或请平台管理员重置密码。"],
  ["Unavailable", "系统暂时无法登录，请稍后再试。仍不行的，请联系平台管理员。"],
]);

/** @returns what to tell of next-auth's error code; the same for an unknown name and a wrong password */
export function describeSignInError(code: string): string {
  return REFUSALS.get(code) ?? "登录未能完成，请重试。仍不行的，请联系平台管理员。";
}

/** @returns whether the password was right and the second step is to be taken */
export function asksForCode(code: string): boolean {
  return code === "CodeRequired" || code === "CodeWrong";
}
