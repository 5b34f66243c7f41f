import type { Desk, Macro } from '~/domain/desk'
import { DESK, defaultDesk, defaultMacros, type DeskLanguage } from '~/domain/deskDefaults'
import type { ShopDb } from './db'

/** What the desk speaks until somebody sets it: Chinese where the shop's money is yuan. */
async function languageOf(db: ShopDb): Promise<{ language: DeskLanguage; zone: string }> {
  const settings = await db.settings.get('shop')
  const isChinese = settings ? settings.currency === 'CNY' : navigator.language.startsWith('zh')
  return { language: isChinese ? 'zh' : 'en', zone: settings?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/** How the desk works: what was set, over what holds until then. Part of the caller's transaction. */
export async function readDesk(db: ShopDb): Promise<Desk> {
  const [row, { language, zone }] = await Promise.all([db.desk.get(DESK), languageOf(db)])
  return { ...defaultDesk(language, zone), ...row }
}

/** Macros by name; those that every desk begins with until one was changed. */
export async function readMacros(db: ShopDb): Promise<Macro[]> {
  const [rows, desk] = await Promise.all([db.macros.toArray(), db.desk.get(DESK)])
  if (rows.length > 0 || desk?.ownMacros === true) return rows.map(wholeMacro).sort(byName)
  return defaultMacros((await languageOf(db)).language)
}

/** A macro with every field that an empty row leaves out. */
const wholeMacro = (row: Partial<Macro> & Pick<Macro, 'key'>): Macro => ({ name: '', short: '', text: {}, actions: [], ...row })

const byName = (a: Macro, b: Macro): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1)
