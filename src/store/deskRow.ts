import type { Desk, Macro } from '~/domain/desk'
import { DESK, defaultDesk, defaultMacros, type DeskLanguage } from '~/domain/deskDefaults'
import type { ShopDb } from './db'

/** What the desk speaks until somebody sets it: Chinese where the shop's money is yuan. */
async function languageOf(db: ShopDb): Promise<{ language: DeskLanguage; zone: string }> {
  const settings = await db.settings.get('shop')
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const isChinese = settings ? settings.currency === 'CNY' : locale.startsWith('zh')
  return { language: isChinese ? 'zh' : 'en', zone: settings?.zone ?? timeZone }
}

/** How the desk works: what was set, over what holds until then. Part of the caller's transaction. */
export const readDesk = async (db: ShopDb): Promise<Desk> => deskOf(db, await db.desk.get(DESK))

/** The same by a row that is not written yet. */
export async function deskOf(db: ShopDb, row: Partial<Desk> | undefined): Promise<Desk> {
  const { language, zone } = await languageOf(db)
  const { closeAfter, ...usual } = defaultDesk(language, zone)
  // Once it was set all of it is written down: nothing closes by itself where no days are.
  return { ...usual, ...(closeAfter === undefined || row?.policies !== undefined ? {} : { closeAfter }), ...row }
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
