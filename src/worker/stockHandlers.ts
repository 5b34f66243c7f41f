import { readColumnFiles } from '~/store/columnFiles'
import { knowsLevels, writeLevels } from '~/store/levels'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

/** Has the levels in the database stand for the files and orders of now, so that a command can be decided on them. */
export async function knowLevels(open: OpenShop): Promise<void> {
  const { of: orders, stock } = await listsOf(open)
  const files = (await open.db.columnFiles.toArray()).flatMap(({ key, kind }) => (kind === 'movements' ? [key] : []))
  const of = JSON.stringify([orders, files])
  if (await knowsLevels(open.db, of)) return
  const promised = new Map([...stock.levels].map(([sku, { reserved }]) => [sku, reserved]))
  await writeLevels(open.db, { files: await readColumnFiles(open.db, open.files, 'movements'), promised, of })
}
