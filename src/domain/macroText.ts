/** What a macro's text may name, in the order in which it is offered. */
export const MACRO_VARIABLES = [
  'customer.name',
  'order.number',
  'order.placedAt',
  'order.total',
  'order.tracking',
  'order.carrier',
  'sku.title',
  'ticket.number',
  'agent.name',
  'shop.name',
] as const
export type MacroVariable = (typeof MACRO_VARIABLES)[number]

const NAMED = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The text with what is known put in; what is not stays to be seen. */
export const fillMacro = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replaceAll(NAMED, (found, name: string) => (Object.hasOwn(variables, name) ? variables[name] : found))

/** Where something still stands for what is not known. */
export const unknownIn = (text: string): { name: string; from: number; to: number }[] =>
  [...text.matchAll(NAMED)].map(({ 0: found, 1: name, index }) => ({ name, from: index, to: index + found.length }))

const HAN = /\p{Script=Han}/u

/** The language of an answer: that of what the customer wrote last; undefined: they wrote nothing that tells. */
export function languageOfText(text: string): 'zh' | 'en' | undefined {
  if (HAN.test(text)) return 'zh'
  return /\p{L}/u.test(text) ? 'en' : undefined
}
