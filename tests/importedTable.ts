import type { DryRun } from '~/domain/importPlan'
import type { OrderTable } from '~/segments/orderTable'
import { aFile, importOf } from '~/store/import/testImport'

/** A file through the import, as the wizard would take it. */
export async function importedTable(bytes: Uint8Array, name: string): Promise<{ table: OrderTable; dryRun: DryRun }> {
  const { prepared, dryRun } = await importOf(aFile(new Uint8Array(bytes), name))
  return { table: prepared.table, dryRun }
}
