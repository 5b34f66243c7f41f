import { createInstance } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { numberText } from './numberText'

/** The languages of the product, both first-class. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Names of the {{params}} of a text. `{{count, number}}` is the param `count`, written with the language's grouping. */
type ParamOf<Text extends string> = Text extends `${string}{{${infer Inner}}}${infer Rest}`
  ? (Inner extends `${infer Name},${string}` ? Name : Inner) | ParamOf<Rest>
  : never

type Texts = Record<string, string>
/** The English side: the same keys, and beside any of them `key_one` for exactly one. */
type EnglishTexts<Chinese extends Texts> = Record<keyof Chinese, string> & Partial<Record<`${keyof Chinese & string}_one`, string>>

/** Texts of one feature in both languages. Get them by useMessages. */
export interface Messages<Chinese extends Texts> {
  readonly namespace: string
  readonly zh: Chinese
  readonly en: EnglishTexts<Chinese>
}

/** Looks a text up. A text with {{params}} asks for them; a `count` picks the English singular. */
export type Translate<Chinese extends Texts> = <Key extends keyof Chinese & string>(
  key: Key,
  ...params: [ParamOf<Chinese[Key]>] extends [never] ? [] : [Record<ParamOf<Chinese[Key]>, string | number>]
) => string

const instance = createInstance()
void instance.init({
  lng: 'en',
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

/** Texts of a feature, by its own namespace. The same keys stand on both sides; `key_one` is the English singular. */
export function defineMessages<const Chinese extends Texts>(
  namespace: string,
  texts: { zh: Chinese; en: EnglishTexts<Chinese> },
): Messages<Chinese> {
  instance.addResourceBundle('zh-CN', namespace, texts.zh, false, true)
  instance.addResourceBundle('en', namespace, texts.en, false, true)
  return { namespace, ...texts }
}

/** The texts in the language of now; renders again, with another function, when it changes. */
export function useMessages<Chinese extends Texts>(messages: Messages<Chinese>): Translate<Chinese> {
  const { t } = useTranslation(messages.namespace, { i18n: instance })
  return useCallback(
    (key, ...params) => {
      const facts: Readonly<Record<string, string | number>> | undefined = params[0]
      return facts ? t(key, { ...facts }) : plainText(messages, key)
    },
    [t, messages],
  )
}

/** A text without params needs no more than to be looked up, and a screen has hundreds of them. */
const plainText = <Chinese extends Texts>({ zh, en }: Messages<Chinese>, key: keyof Chinese & string): string =>
  (instance.language === 'zh-CN' ? zh : en)[key]

/** A text cut at its params: what stands between them, and what they are called. */
interface Cut {
  words: string[]
  params: { name: string; isNumber: boolean }[]
}

const cuts = new Map<string, Cut>()

function cutOf(text: string): Cut {
  let cut = cuts.get(text)
  if (!cut) {
    const parts = text.split(/\{\{\s*(\w+)(,\s*number)?\s*\}\}/)
    cut = {
      words: parts.filter((_, i) => i % 3 === 0),
      params: parts.flatMap((name, i) => (i % 3 === 1 ? { name, isNumber: parts[i + 1] !== undefined } : [])),
    }
    cuts.set(text, cut)
  }
  return cut
}

type Facts = Readonly<Record<string, string | number>>

/** As i18next would say it, in a twentieth of the time: an order's explanation is fifty sentences. Texts that hold others are left to it. */
function say({ namespace, zh, en }: Messages<Texts>, key: string, facts: Facts | undefined): string {
  const isChinese = instance.language === 'zh-CN'
  const texts: Partial<Texts> = isChinese ? zh : en
  const text = (!isChinese && facts?.count === 1 ? texts[`${key}_one`] : undefined) ?? texts[key]
  if (text === undefined || text.includes('$t(')) return instance.t(key, { ns: namespace, ...facts })
  const { words, params } = cutOf(text)
  let said = words[0]
  for (let i = 0; i < params.length; i++) {
    const { name, isNumber } = params[i]
    const fact = facts?.[name] ?? ''
    said += isNumber && fact !== '' ? numberText(isChinese ? 'zh-CN' : 'en').format(Number(fact)) : fact
    said += words[i + 1]
  }
  return said
}

/** For texts whose params come as data, such as the facts of a refusal: nothing checks that they are all there. */
export function translateFacts<Chinese extends Texts>(
  messages: Messages<Chinese>,
): (key: keyof Chinese & string, facts?: Readonly<Record<string, string | number>>) => string {
  return (key, facts) => say(messages, key, facts)
}

/** The same outside of React. */
export function translate<Chinese extends Texts>(messages: Messages<Chinese>): Translate<Chinese> {
  return (key, ...params) => say(messages, key, params[0])
}

export async function setLanguage(language: Language): Promise<void> {
  if (instance.language !== language) await instance.changeLanguage(language)
}

/** The language of a reader who has not chosen: the first of the browser's that begins with zh or is anything else. */
export function browserLanguage(languages: readonly string[] = navigator.languages): Language {
  return /^zh\b/i.test(languages[0] ?? '') ? 'zh-CN' : 'en'
}

/** The locale for numbers and dates: of English readers their own (en-GB …), for the order of day and month. */
export function localeOf(language: Language, languages: readonly string[] = navigator.languages): string {
  return language === 'zh-CN' ? 'zh-CN' : (languages.find((name) => /^en-/i.test(name)) ?? 'en-US')
}
