/** In the place of MSW's own in the browser: the contract has no cookies, and that one wants localStorage, which workers lack, and a list of all the world's domains. */
export const cookieStore = {
  getCookies: (): [] => [],
  setCookie: async (): Promise<void> => undefined,
}
