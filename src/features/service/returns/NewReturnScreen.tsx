import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Eligible } from '~/domain/returnAnswers'
import { mayOverrule } from '~/domain/returnCommand'
import { RETURN_KINDS, type ReturnKind } from '~/domain/returns'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { returnWords } from '~/features/shared/returnWords'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useRole } from '~/session/person'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { type AllChosen, askedOf, wrongLine } from './chosen'
import { ChooseLines } from './ChooseLines'
import { returnMessages } from './messages'
import { returnQueries } from './queries'
import './returns.css'

/** A return begins with an order: what of it comes back, why, and what the policy says of it while it is being chosen. */
export default function NewReturnScreen() {
  const t = useMessages(returnMessages)
  const [search] = useSearchParams()
  const order = search.get('order') ?? ''
  const ticket = search.get('ticket') ?? ''
  const { data: found, isPending } = useQuery(returnQueries.eligible(order, 'return'))
  return (
    <Page title={t('new')} filters={<AreaTabs of="service" />}>
      {found && order !== '' ? (
        <RequestForm key={found.order} found={found} ticket={ticket} />
      ) : (
        <div className="zg-stack zg-return">
          <FindOrder order={order} ticket={ticket} />
          {order !== '' && isPending && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
          {order !== '' && !isPending && (
            <Empty
              title={t('noOrder', { order })}
              hint={t('noOrderHint')}
              action={<Link to={paths.orders({ q: order })}>{t('findInOrders')}</Link>}
            />
          )}
        </div>
      )}
    </Page>
  )
}

function FindOrder({ order, ticket }: { order: string; ticket: string }) {
  const t = useMessages(returnMessages)
  const navigate = useNavigate()
  const [typed, setTyped] = useState(order)
  return (
    <form
      className="zg-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim()) void navigate(paths.newReturn({ order: typed.trim(), ...(ticket ? { ticket } : {}) }), { replace: true })
      }}
    >
      <label>
        <span>{t('orderNumber')}</span>
        <input className="zg-input" value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
      </label>
      <p className="zg-second">{t('orderHint')}</p>
      <div className="zg-row">
        <Button type="primary" htmlType="submit" disabledReason={typed.trim() === '' ? t('noNumber') : undefined}>
          {t('findOrder')}
        </Button>
      </div>
    </form>
  )
}

function RequestForm({ found, ticket }: { found: Eligible; ticket: string }) {
  const t = useMessages(returnMessages)
  const words = useMessages(returnWords)
  const role = useRole()
  const whyNot = useWhyNot('return.request')
  const { order } = found
  const [of, setOf] = useState<ReturnKind>('return')
  const [chosen, setChosen] = useState<AllChosen>({})
  const [note, setNote] = useState('')
  const [overrule, setOverrule] = useState<string>()
  const lines = askedOf(chosen, found.lines)
  const { data: judged = found, isPlaceholderData } = useQuery({ ...returnQueries.eligible(order, of, lines), enabled: lines.length > 0 })
  const now = judged ?? found
  const { verdict } = now
  const units = lines.reduce((sum, each) => sum + each.units, 0)
  const isJudged = lines.length > 0 && !isPlaceholderData
  const wrong = wrongLine(chosen, found.lines)
  const refused = isJudged && !wrong && !verdict.ok
  const submit = useSubmit({ of, lines, note, ticket, order, nextKey: found.nextKey, ...(refused ? { overrule } : {}) })
  const why =
    whyNot ??
    (wrong
      ? t('wrongUnits', { sku: wrong.sku, count: wrong.left })
      : lines.length === 0
        ? t('nothingChosen')
        : refused && overrule === undefined
          ? t('needsOverrule')
          : refused && overrule?.trim() === ''
            ? t('needsWhy')
            : undefined)
  return (
    <form
      className="zg-form zg-return"
      onSubmit={(event) => {
        event.preventDefault()
        if (why === undefined) void submit()
      }}
    >
      <OrderFacts found={found} />
      <fieldset className="zg-return-kinds">
        <legend className="zg-second">{t('whatFor')}</legend>
        {RETURN_KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" checked={of === kind} onChange={() => setOf(kind)} />
            {words(`kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <ChooseLines found={now} chosen={chosen} asked={isJudged ? lines : []} onChange={setChosen} />
      <label>
        <span>{t('note')}</span>
        <textarea
          className="zg-input zg-return-text"
          rows={2}
          placeholder={t('noteHint')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      {wrong && <p className="zg-warning">{t('wrongUnits', { sku: wrong.sku, count: wrong.left })}</p>}
      <Outcome found={now} refused={refused} shown={isJudged && !wrong} />
      {refused && mayOverrule(role) && (
        <>
          <label className="zg-return-check">
            <input
              type="checkbox"
              checked={overrule !== undefined}
              onChange={({ target }) => setOverrule(target.checked ? '' : undefined)}
            />
            {t('overrule')}
          </label>
          {overrule !== undefined && (
            <label>
              <span>{t('overruleWhy')}</span>
              <input
                className="zg-input"
                placeholder={t('overruleHint')}
                value={overrule}
                onChange={({ target }) => setOverrule(target.value)}
              />
            </label>
          )}
        </>
      )}
      {refused && !mayOverrule(role) && <p className="zg-warning">{t('onlyLeads')}</p>}
      <div className="zg-row">
        <Button type="primary" htmlType="submit" disabledReason={why}>
          {t('submit', { count: units })}
        </Button>
      </div>
    </form>
  )
}

interface Submitted {
  of: ReturnKind
  lines: ReturnType<typeof askedOf>
  note: string
  ticket: string
  order: string
  nextKey: string
  overrule?: string | undefined
}

/** Registers it; a number that somebody else has just taken is followed by the next one. */
function useSubmit({ of, lines, note, ticket, order, nextKey, overrule }: Submitted): () => Promise<void> {
  const t = useMessages(returnMessages)
  const words = useMessages(returnWords)
  const run = useCommand()
  const navigate = useNavigate()
  const count = lines.reduce((sum, { units }) => sum + units, 0)
  return useOnePress(async () => {
    for (let number = Number(nextKey.slice(1)), tries = 0; tries < 5; number++, tries++) {
      const key = `r${number}`
      const said = t('saidRequest', { key, kind: words(`kind.${of}`), count })
      const args = {
        key,
        order,
        of,
        lines,
        said,
        ...(ticket ? { ticket } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(overrule === undefined ? {} : { overrule }),
      }
      const isLast = tries === 4
      const outcome = await run({ kind: 'return.request', args }, { done: t('made', { key }), quiet: !isLast })
      if (outcome?.ok) {
        void navigate(paths.returnCase({ key }), { replace: true })
        return true
      }
      if (!outcome || isLast) return false
      if (outcome.refusal.why === 'rule' && outcome.refusal.rule === 'return.taken') continue
      // Said aloud this time.
      await run({ kind: 'return.request', args }, { done: t('made', { key }) })
      return false
    }
    return false
  })
}

function OrderFacts({ found }: { found: Eligible }) {
  const t = useMessages(returnMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const { order, buyer, start, placedAt } = found
  const { data: facets } = useQuery(returnQueries.facets({ order }))
  return (
    <div>
      <p className="zg-return-facts">
        <span>
          {t('order')} <Link to={paths.order({ number: order })}>{order}</Link>
        </span>
        {buyer !== '' && <span className="zg-second">{buyer}</span>}
        <span className="zg-second zg-num">{start ? `${words(`began.${start.of}`)} ${format.time(start.at)}` : format.time(placedAt)}</span>
        {facets !== undefined && facets.all > 0 && (
          <Link to={paths.returns({ q: order })} className="zg-num">
            {t('openReturns')} {format.count(facets.all)}
          </Link>
        )}
      </p>
    </div>
  )
}

/** What the policy says of all of it, and which version says so. */
function Outcome({ found: { verdict, policy }, refused, shown }: { found: Eligible; refused: boolean; shown: boolean }) {
  const t = useMessages(returnMessages)
  const format = useFormat()
  const count = verdict.lines.filter(({ ok }) => !ok).length
  return (
    <div className="zg-return-foot" role="status">
      {shown && <p>{refused ? t('verdictNo', { count }) : t('verdictYes')}</p>}
      <p className="zg-second zg-small">
        {policy.version === 0 ? t('policyDefault') : t('policyVersion', { version: policy.version, day: format.date(policy.from) })}
      </p>
    </div>
  )
}
