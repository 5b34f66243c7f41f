import type { TrafficDryRun } from '~/domain/import/trafficPlan'
import { countReplaced, channelsOf, replacedRows, type TrafficFile } from '~/segments/replacedRows'
import type { DictColumn } from '~/segments/orderTable'
import type { Day, Zone } from '~/lib/zone'
import type { ShopTraffic } from '~/store/trafficFiles'
import type { TrafficTables } from './trafficImporter'

type Compared = Pick<
  TrafficDryRun,
  'channels' | 'sessions' | 'visitors' | 'paid' | 'spend' | 'impressions' | 'clicks' | 'replaced' | 'same'
>

interface Table {
  count: number
  numbers: Record<string, Float64Array>
  texts: Record<'channel', DictColumn> & Record<string, DictColumn>
}

const NONE = { sessions: 0, visitors: 0, paid: 0, spend: 0, impressions: 0, clicks: 0 }

/** What rows come to, how many earlier ones give way to them, and whether the shop has just these already. */
export function compareTraffic(tables: TrafficTables, existing: ShopTraffic, window: { from: Day; to: Day; zone: Zone }): Compared {
  if (tables.of === 'trafficDays') {
    const { days } = tables
    const [sessions, visitors, paid] = [sum(days.numbers.sessions), sum(days.numbers.visitors), sum(days.numbers.paid)]
    return { ...NONE, ...compare(days, existing.days, (table, row) => table.numbers.day[row], window), sessions, visitors, paid }
  }
  if (tables.of === 'adSpend') {
    const { spend } = tables
    const sums = { spend: sum(spend.numbers.spend), impressions: sum(spend.numbers.impressions), clicks: sum(spend.numbers.clicks) }
    return { ...NONE, ...compare(spend, existing.spend, (table, row) => table.numbers.day[row], window), ...sums }
  }
  const { sessions } = tables
  return {
    ...NONE,
    ...compare(sessions, existing.sessions, (table, row) => window.zone.dayOf(table.numbers.at[row]), window),
    sessions: sessions.count,
    visitors: sessions.texts.visitor.values.length - 1,
    paid: sessions.numbers.reached.reduce((paid, reached) => paid + (reached === 3 ? 1 : 0), 0),
  }
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0)

function compare<T extends Table>(
  table: T,
  files: readonly TrafficFile<T>[],
  dayOf: (table: T, row: number) => Day,
  { from, to }: { from: Day; to: Day },
) {
  const file = { table, from, to }
  const channels = [...channelsOf(table)]
  const gone = replacedRows(files, dayOf)
  const replaced = countReplaced(files, file, dayOf)
  const isWithin = (own: T, row: number) => {
    const day = dayOf(own, row)
    return day >= from && day < to && channels.includes(own.texts.channel.values[own.texts.channel.codes[row]])
  }
  const giving =
    replaced === table.count
      ? files.flatMap(({ table: own }, index) => rowsOf(own, (row) => gone[index][row] === 0 && isWithin(own, row)))
      : []
  const same =
    replaced > 0 &&
    replaced === table.count &&
    isEqualSets(
      giving,
      rowsOf(table, () => true),
    )
  return { channels, replaced, same }
}

/** Rows as texts that are equal where the rows are. */
function rowsOf(table: Table, takes: (row: number) => boolean): string[] {
  const rows: string[] = []
  const numbers = Object.entries(table.numbers).filter(([name]) => name !== 'tells')
  const texts = Object.values(table.texts)
  for (let row = 0; row < table.count; row++) {
    if (takes(row))
      rows.push([...numbers.map(([, values]) => values[row]), ...texts.map(({ codes, values }) => values[codes[row]])].join('\u0000'))
  }
  return rows.sort()
}

const isEqualSets = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((row, at) => row === other[at])
