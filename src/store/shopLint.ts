import { medicalCategories, type ShopLint } from '~/domain/compliance/product'
import { packsFor } from '~/domain/compliance/packs'
import type { ShopDb } from './db'

/** How the texts of this shop are looked at. */
export async function shopLint(db: ShopDb): Promise<ShopLint> {
  const [row, settings, categories, accepted] = await Promise.all([
    db.rulePacks.get('shop'),
    db.settings.get('shop'),
    db.categories.toArray(),
    db.acceptances.toArray(),
  ])
  return { packs: row?.packs ?? packsFor(settings?.currency), medical: medicalCategories(categories), accepted }
}
