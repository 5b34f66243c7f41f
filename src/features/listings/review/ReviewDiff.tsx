import { useQuery } from '@tanstack/react-query'
import type { Product } from '~/domain/product'
import { reviewDiff, type ReviewDiff as Diff, type VerdictRow } from '~/domain/review'
import { moveMessages } from '~/features/shared/listing/moveMessages'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages, type Translate } from '~/lib/i18n'
import { shopId, useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { reviewMessages } from './messages'

type T = Translate<(typeof reviewMessages)['zh']>

/** Why it was rejected, and what was changed since, field by field. */
export function ReviewDiff({ now, verdict }: { now: Product; verdict: VerdictRow }) {
  const t = useMessages(reviewMessages)
  const words = useMessages(moveMessages)
  const nameOf = usePersonName()
  const format = useFormat()
  const { who, at, reasons = [], note, seen } = verdict
  const diffs = seen ? reviewDiff(seen, now) : []
  return (
    <section className="zg-review-diff">
      <h3>{t('diff')}</h3>
      <div className="zg-warning">
        <p className="zg-second zg-small zg-num">{t('wasRejected', { who: nameOf(who), time: format.time(at) })}</p>
        <ul className="zg-list">
          {reasons.map((reason) => (
            <li key={reason}>{words(`reason.${reason}`)}</li>
          ))}
        </ul>
        {note !== undefined && <p>{note}</p>}
      </div>
      {seen && (diffs.length === 0 ? <p className="zg-second">{t('noDiff')}</p> : <DiffTable diffs={diffs} />)}
    </section>
  )
}

function DiffTable({ diffs }: { diffs: readonly Diff[] }) {
  const t = useMessages(reviewMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { data: names } = useQuery({
    queryKey: [shopId(), 'listings', 'categoryNames'],
    queryFn: async ({ signal }) => {
      const { categories } = await call('listings.sweepChoices', {}, { signal })
      return new Map(categories.map(({ key, path }) => [key, path.join(' › ')]))
    },
    enabled: diffs.some(({ field }) => field === 'category'),
  })
  const textOf = (diff: Diff, value: unknown): string => {
    if (value === undefined) return ''
    if (diff.field === 'category') return (typeof value === 'string' && names?.get(value)) || inWords(value, t)
    if (typeof value === 'number' && diff.part !== 'weight') return format.price(value, currency)
    return inWords(value, t)
  }
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {diffs.map((diff) => (
          <tr key={`${diff.field} ${diff.of ?? ''} ${diff.part ?? ''}`}>
            <th scope="row">{nameOf(diff, t)}</th>
            <td>
              {diff.before === undefined ? <span className="zg-second">{t('noValue')}</span> : <del>{textOf(diff, diff.before)}</del>}
            </td>
            <td>{diff.after === undefined ? <span className="zg-second">{t('went')}</span> : <ins>{textOf(diff, diff.after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const PARTS = {
  values: 'values',
  barcode: 'barcode',
  price: 'price',
  compareAt: 'compareAt',
  cost: 'cost',
  floor: 'floor',
  weight: 'weight',
} as const

const isPart = (part: string): part is keyof typeof PARTS => Object.hasOwn(PARTS, part)

function nameOf({ field, of, part }: Diff, t: T): string {
  const name = t(`diff.${field}`)
  return [name, of, part !== undefined && isPart(part) ? t(PARTS[part]) : undefined].filter(Boolean).join(' ')
}

/** Lists and records as a reader takes them in: the texts that are in them. */
function inWords(value: unknown, t: T): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((each: unknown) => inWords(each, t)).join(t('comma'))
  if (typeof value !== 'object' || value === null) return ''
  if ('alt' in value) return String(value.alt)
  return Object.values(value)
    .map((each: unknown) => inWords(each, t))
    .filter((each) => each !== '')
    .join(' ')
}
