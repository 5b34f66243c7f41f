import type { HomeFinding } from '~/domain/homeItem'
import { nameOfRecord } from '~/domain/recordRef'
import { findAlerts, PACE_DAYS, rankAlerts } from '~/store/alerts'
import type { AlertRow } from '~/store/buyingLists'
import type { HomeSource } from './source'

const DAY_MS = 86_400_000
/** With so many days of cover it hardly presses. */
const CALM_DAYS = 30
/** Money on the shelf is looked at when there is time: behind all that sells out. */
const OVER_PRESS = 0.02
const LONG_DAYS = 720

/** The stock alerts, the most pressing one of each SKU. */
export const findLowStock: HomeSource = async ({ db, viewer, edits, lists, steps }) => {
  const alerts = rankAlerts(await findAlerts({ db, now: viewer.now, edits, lists, steps }))
  const first = new Map<string, AlertRow>()
  for (const alert of alerts) if (!first.has(alert.sku)) first.set(alert.sku, alert)
  return [...first.values()].map((alert) => toFinding(alert, viewer.now))
}

function toFinding(alert: AlertRow, now: number): HomeFinding {
  const { id, kind, product, sku, title, left, reorderAt, sold, recent, usual, cover = 0, incoming, drafted, arrivesAt, task, why } = alert
  const onItsWay = incoming > 0 && (arrivesAt === undefined || arrivesAt >= now - DAY_MS)
  const helped = onItsWay || task !== undefined
  return {
    id,
    kind: 'lowStock',
    on: nameOfRecord({ kind: 'product', key: sku }),
    press: pressOf(alert) * (helped ? 0.4 : 1),
    facts: {
      alert: kind,
      sku,
      product,
      title,
      left,
      reorderAt,
      sold,
      cover,
      incoming,
      drafted,
      recent,
      usual: Math.round(usual * 10) / 10,
      ...(incoming > 0 && arrivesAt !== undefined ? { arrivesAt } : {}),
      ...(task === undefined ? {} : { task }),
      ...(why === undefined ? {} : { why }),
    },
  }
}

/** Sold out presses most, what sells fast before what sells slowly. */
function pressOf({ kind, left, cover = 0, sold }: AlertRow): number {
  if (kind === 'unsellable') return 0.3
  if (kind === 'over') return OVER_PRESS * Math.min(1, cover / LONG_DAYS)
  if (left <= 0) return 0.7 + 0.3 * Math.min(1, sold / PACE_DAYS)
  return 0.7 * Math.max(0, 1 - cover / CALM_DAYS)
}
