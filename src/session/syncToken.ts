import { keptInTab } from '~/lib/keep'

const nameOf = (shop: string) => `zhanggui:token:${shop}`

/** The token of a shop's API, known as long as the tab is open. It is nowhere else but in the worker's memory, or encrypted in the shop. */
export const tokenOf = (shop: string): string | undefined => keptInTab.getItem(nameOf(shop)) ?? undefined

export const keepToken = (shop: string, token: string): void => keptInTab.setItem(nameOf(shop), token)

export const forgetToken = (shop: string): void => keptInTab.removeItem(nameOf(shop))
