import { useQueries } from '@tanstack/react-query'
import { LIMITS } from '~/domain/checkCommand'
import { canBeOwned, coversOf, type GoalCover, type GoalCovers, isOfTickets, kindsOf } from '~/domain/goalCover'
import type { MetricId } from '~/domain/metric'
import { memberQueries } from '~/features/shared/board/labels'
import { inReadingOrder } from '~/features/shared/board/members'
import { kpiOptions } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { DEFAULT_VIEW } from '~/features/shared/board/view'
import { viewMessages } from '~/features/shared/board/viewMessages'
import { useMemberName } from '~/features/shared/board/words'
import { PickMany } from '~/features/shared/PickMany'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { Draft } from '~/session/drafts'
import { peopleOf } from '~/session/person'
import { useShop } from '~/session/shop'
import { coversText, readCovers } from './goalForm'
import { messages } from './messages'

export interface GoalOwnerProps {
  board: Board
  metric: MetricId
  kind: Draft
  who: Draft
  covers: Draft
  categories: readonly { key: string; name: string }[]
}

/** Whose goal it is; of a person or a team also what counts as theirs. */
export function GoalOwner({ board, metric, kind, who, covers, categories }: GoalOwnerProps) {
  const t = useMessages(messages)
  const people = usePeople()
  const kinds = kindsOf(metric)
  const chosen = kinds.find((each) => each === kind.text) ?? 'shop'
  const choose = (next: string) => {
    kind.set(next)
    who.set('')
  }
  const members = chosen === 'category' ? categories : people
  return (
    <>
      <label>
        <span>{t('of')}</span>
        <select className="zg-input" value={chosen} onChange={({ target }) => choose(target.value)}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`of.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {chosen === 'team' && (
        <label>
          <span>{t('team')}</span>
          <input className="zg-input" maxLength={LIMITS.personName} value={who.text} onChange={({ target }) => who.set(target.value)} />
        </label>
      )}
      {(chosen === 'category' || chosen === 'person') && (
        <label>
          <span>{t(chosen)}</span>
          <select className="zg-input" value={who.text} onChange={({ target }) => who.set(target.value)}>
            <option value="">—</option>
            {members.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {(chosen === 'person' || chosen === 'team') && <Covers board={board} metric={metric} kind={chosen} draft={covers} />}
    </>
  )
}

function usePeople(): { key: string; name: string }[] {
  const personName = usePersonName()
  const people = useShop((shop) => shop.people)
  return peopleOf({ people }).map(({ key }) => ({ key, name: personName(key) }))
}

interface CoversProps {
  board: Board
  metric: MetricId
  kind: 'person' | 'team'
  draft: Draft
}

/** What of the shop's trade is theirs: the figure counts exactly that. */
function Covers({ board, metric, kind, draft }: CoversProps) {
  const t = useMessages(messages)
  const people = usePeople()
  const covers = readCovers(draft.text)
  const set = (next: GoalCovers) => draft.set(coversText(next))
  if (isOfTickets(metric) && kind === 'person') return <p className="zg-second zg-small">{t('covers.tickets')}</p>
  return (
    <fieldset className="zg-goal-covers">
      <legend>{t(isOfTickets(metric) ? 'covers.holders' : 'covers')}</legend>
      {isOfTickets(metric) ? (
        <PickMany
          label={t('of.people')}
          values={covers.people ?? []}
          options={people.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(values) => set({ ...covers, people: values })}
        />
      ) : (
        <div className="zg-goal-picks">
          {coversOf(metric).map((name) => (
            <CoverPick
              key={name}
              board={board}
              name={name}
              values={covers[name] ?? []}
              onChange={(values) => set({ ...covers, [name]: values })}
            />
          ))}
        </div>
      )}
      {kind === 'person' && canBeOwned(metric) && (
        <label className="zg-goal-owned">
          <input
            type="checkbox"
            checked={covers.owned === true}
            onChange={({ target }) => set({ ...covers, owned: target.checked || undefined })}
          />
          <span>{t('covers.owned')}</span>
        </label>
      )}
      {!isOfTickets(metric) && <p className="zg-second zg-small">{t('covers.hint')}</p>}
    </fieldset>
  )
}

interface CoverPickProps {
  board: Board
  name: GoalCover
  values: string[]
  onChange: (values: string[]) => void
}

/** The members that orders tell, each with its orders of all time. */
function CoverPick({ board: { data }, name, values, onChange }: CoverPickProps) {
  const t = useMessages(viewMessages)
  const shop = useShop(({ id }) => id)
  const memberName = useMemberName()
  const asked = { from: data.first, to: data.last + 1, scope: DEFAULT_VIEW.scope }
  const answers = useQueries({ queries: memberQueries(asked, name).map((query) => kpiOptions(shop, query)) })
  const found = new Map(values.map((key) => [key, { key, label: memberName(name, key), orders: 0 }]))
  for (const { data: answer } of answers)
    for (const { key, label, orderLevel, figures } of answer?.rows ?? [])
      if (!orderLevel && key !== '') found.set(key, { key, label: memberName(name, key, label), orders: figures.orders?.value ?? 0 })
  const options = inReadingOrder([...found.values()], name).map(({ key, label, orders }) => ({ value: key, label, count: orders }))
  if (options.length === 0) return null
  return <PickMany label={t(`filter.${name}`)} values={values} options={options} onChange={onChange} />
}
