import type { Complaint } from '~/domain/complaint'
import { type CompensationLimits, usualLimits } from '~/domain/complaintLimits'
import type { Currency } from '~/domain/money'
import type { ShopDb } from './db'
import { readRow } from './rows'

/** Key of the row of settings that holds what may be given without asking. */
export const COMPLAINT_LIMITS_ROW = 'complaints'

/** A complaint with every field that its row leaves out because it is empty. */
export const wholeComplaint = (row: Partial<Complaint> & Pick<Complaint, 'key'>): Complaint => ({
  subject: '',
  buyer: '',
  order: '',
  sku: '',
  openedAt: 0,
  openedBy: '',
  state: 'confirm',
  since: 0,
  severity: 'minor',
  kind: 'other',
  reason: '',
  rounds: [{ openedAt: row.openedAt ?? 0, done: [] }],
  ...row,
})

export async function complaintRow(db: ShopDb, key: string): Promise<Complaint | undefined> {
  const row = await db.complaints.get(key)
  return row && wholeComplaint(row)
}

export const complaintRows = async (db: ShopDb): Promise<Complaint[]> => (await db.complaints.toArray()).map(wholeComplaint)

const isLimits = (row: object): row is CompensationLimits => 'agent' in row && 'operator' in row

/** What may be given without asking, as the shop has set it, or as is usual in its currency. */
export async function readLimits(db: ShopDb, currency: Currency): Promise<CompensationLimits> {
  const row = await readRow(db, 'settings', COMPLAINT_LIMITS_ROW)
  return row && isLimits(row) ? { agent: row.agent, operator: row.operator } : usualLimits(currency)
}
