import { useState } from 'react'
import { Link } from 'react-router'
import { needsApproval, needsOther, varianceOf } from '~/domain/count'
import { isMoveReason, levelKey, MOVE_REASONS, type MoveReason } from '~/domain/stock'
import { moveMessages } from '~/features/shared/stock/moveMessages'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { CountDetail, CountListLine } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { countScreenMessages } from './countMessages'
import { MoveUnits } from './MoveUnits'

const keyOf = ({ sku, location }: Pick<CountListLine, 'sku' | 'location'>) => levelKey(location, sku)

/** Lines whose expectation is known. */
const told = (lines: readonly CountListLine[]) => lines.map(({ expected = 0, ...line }) => ({ ...line, expected }))

/** How far off the count is, line by line, and its way into the ledger. */
export function CountReview({ detail }: { detail: CountDetail }) {
  const t = useMessages(countScreenMessages)
  const { count } = detail
  const lines = told(detail.lines)
  const off = lines.filter(({ counted, expected }) => counted !== expected)
  const costs = new Map(lines.map(({ sku, cost = 0 }) => [sku, cost]))
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [reasons, setReasons] = useState<Readonly<Record<string, MoveReason>>>({})
  const kept = lines.filter((line) => !out.has(keyOf(line)))
  const variance = varianceOf(kept, (sku) => costs.get(sku) ?? 0)
  return (
    <>
      <Sums variance={variance} over={needsApproval(variance, count.limit)} />
      {count.state === 'submitted' && (
        <Post
          detail={detail}
          variance={variance}
          lines={kept.flatMap(({ sku, location }) => {
            const reason = reasons[levelKey(location, sku)]
            return reason ? [{ sku, location, reason }] : []
          })}
          leaveOut={lines.filter((line) => out.has(keyOf(line))).map(({ sku, location }) => ({ sku, location }))}
        />
      )}
      {off.length === 0 ? (
        <p>{t('noDifferences')}</p>
      ) : (
        <Differences
          lines={off}
          editable={count.state === 'submitted'}
          out={out}
          reasons={reasons}
          onOut={(key) => setOut((now) => new Set(now.has(key) ? [...now].filter((other) => other !== key) : [...now, key]))}
          onReason={(key, reason) => setReasons((now) => ({ ...now, [key]: reason }))}
        />
      )}
      {count.state === 'posted' && (
        <p>
          <Link to={paths.moves({ ref: count.key })}>{t('seeMoves')}</Link>
        </p>
      )}
    </>
  )
}

type Sum = ReturnType<typeof varianceOf>

function Sums({ variance: { units, value, grossUnits, grossValue, share }, over }: { variance: Sum; over: boolean }) {
  const t = useMessages(countScreenMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return (
    <div className="zg-variance">
      <Facts
        facts={{
          [t('varianceUnits')]: <MoveUnits quantity={units} />,
          [t('varianceValue')]: <span className="zg-num">{format.amount(value, currency)}</span>,
          [t('varianceGross')]: (
            <span className="zg-num">
              {format.count(grossUnits)} · {format.amount(grossValue, currency)}
            </span>
          ),
          [t('varianceShare')]: <span className="zg-num">{format.percent(share, 1)}</span>,
        }}
      />
      {over && <p className="zg-warning">{t('limitOver')}</p>}
    </div>
  )
}

interface DifferencesProps {
  lines: (CountListLine & { expected: number })[]
  editable: boolean
  out: ReadonlySet<string>
  reasons: Readonly<Record<string, MoveReason>>
  onOut: (key: string) => void
  onReason: (key: string, reason: MoveReason) => void
}

function Differences({ lines, editable, ...edit }: DifferencesProps) {
  const t = useMessages(countScreenMessages)
  return (
    <section>
      <h2>{t('differences', { count: lines.length })}</h2>
      <ul className="zg-count-lines zg-surface" aria-label={t('differences', { count: lines.length })}>
        {lines.map((line) => (
          <Difference key={keyOf(line)} line={line} editable={editable} {...edit} />
        ))}
      </ul>
    </section>
  )
}

function Difference({
  line,
  editable,
  out,
  reasons,
  onOut,
  onReason,
}: Omit<DifferencesProps, 'lines'> & { line: CountListLine & { expected: number } }) {
  const t = useMessages(countScreenMessages)
  const words = useMessages(moveMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const currency = useShop((shop) => shop.currency)
  const { sku, title, place, counted, expected, cost, who } = line
  const key = keyOf(line)
  return (
    <li>
      <div>
        {sku} <span className="zg-second">{place}</span>
        <div className="zg-second zg-small">
          {title} · {who.map(nameOf).join(', ')}
        </div>
      </div>
      <span className="zg-num">
        {format.count(counted)} <span className="zg-second">/ {format.count(expected)}</span>
        {'  '}
        <MoveUnits quantity={counted - expected} />
      </span>
      <span className="zg-num zg-second">{cost !== undefined && format.amount((counted - expected) * cost, currency)}</span>
      {editable && (
        <div className="zg-row">
          <select
            className="zg-input"
            aria-label={t('reasonOf', { sku })}
            value={reasons[key] ?? ''}
            onChange={({ target }) => isMoveReason(target.value) && onReason(key, target.value)}
          >
            <option value="">{t('reason')}</option>
            {MOVE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {words(`reason.${reason}`)}
              </option>
            ))}
          </select>
          <label className="zg-row">
            <input type="checkbox" aria-label={t('leaveOutOf', { sku })} checked={out.has(key)} onChange={() => onOut(key)} />
            {t('leaveOut')}
          </label>
        </div>
      )}
    </li>
  )
}

interface PostProps {
  detail: CountDetail
  variance: Sum
  lines: { sku: string; location: string; reason?: MoveReason }[]
  leaveOut: { sku: string; location: string }[]
}

function Post({ detail: { count }, variance, lines, leaveOut }: PostProps) {
  const t = useMessages(countScreenMessages)
  const run = useCommand()
  const whyNot = useWhyNot('count.post')
  const who = useShop((shop) => shop.who)
  const people = useShop((shop) => shop.people)
  const waits = needsOther(variance, count, who, people)
  const approves = needsApproval(variance, count.limit) && !waits
  return (
    <div className="zg-row zg-count-post">
      <Button
        type="primary"
        disabledReason={whyNot ?? (waits ? t('needsOther') : undefined)}
        onClick={() => void run({ kind: 'count.post', args: { key: count.key, lines, leaveOut } }, { done: t('posted') })}
      >
        {t(approves ? 'approve' : 'post')}
      </Button>
      {waits && <span className="zg-second">{t('needsOther')}</span>}
    </div>
  )
}
