import { useCallback, useRef, useState } from 'react'
import { HOME_KINDS, type HomeItem, type HomeKind } from '~/domain/homeItem'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, someOf, useUrlState } from '~/lib/urlState'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { foldKinds, type HomeEntry } from './fold'
import { HomeRow } from './HomeRow'
import { messages } from './messages'
import { SnoozeSheet } from './SnoozeSheet'
import { SnoozedList } from './SnoozedList'
import { useActions } from './useActions'
import { useRowKeys } from './useRowKeys'
import { wordsOf, type Writing } from './words'

const view = defineUrlState({ kind: someOf(HOME_KINDS) })

/** So many of each kind while all are shown. */
const OF_A_KIND = 6
/** So many rows of one kind, and so many more at each press. */
const STEP = 50

export interface HomeListProps {
  items: HomeItem[]
  snoozed: HomeItem[]
  writing: Writing
}

/** What waits, most pressing first, and below it what was put off. */
export function HomeList({ items, snoozed, writing }: HomeListProps) {
  const t = useMessages(messages)
  const [{ kind }, set] = useUrlState(view)
  const [room, setRoom] = useState(STEP)
  const [snoozing, setSnoozing] = useState<HomeItem>()
  const list = useRef<HTMLDivElement>(null)
  const actions = useActions(writing)
  const making = useShop(({ demo }) => demo?.whole === false)
  const matching = kind.length === 0 ? items : items.filter((item) => kind.includes(item.kind))
  const entries: HomeEntry[] =
    kind.length === 0 ? foldKinds(items, OF_A_KIND) : matching.slice(0, room).map((item) => ({ is: 'item' as const, item }))
  const ids = entries.map((entry) => (entry.is === 'item' ? entry.item.id : '')).join()
  const done = (id: string) => {
    const item = items.find((each) => each.id === id && each.kind === 'task')
    if (item) void actions.done(item, wordsOf(item, writing).what)
  }
  const latest = useRef({ items, done })
  latest.current = { items, done }
  const onSnooze = useCallback((id: string) => setSnoozing(latest.current.items.find((item) => item.id === id)), [])
  const onDone = useCallback((id: string) => latest.current.done(id), [])
  useRowKeys(list, ids, { onSnooze, onDone })
  return (
    <section aria-labelledby="home-waiting" ref={list}>
      <h2 id="home-waiting" className="zg-home-heading">
        {t('waiting')}
        <span className="zg-home-keys zg-home-aside">{t('keys')}</span>
      </h2>
      {items.length > 0 && <KindFilter items={items} chosen={kind} onChoose={(next) => set({ kind: next })} />}
      {entries.length > 0 && (
        <ol className="zg-home-list">
          {entries.map((entry) =>
            entry.is === 'item' ? (
              <HomeRow key={entry.item.id} item={entry.item} writing={writing} actions={actions} onSnooze={setSnoozing} />
            ) : (
              <li key={entry.kind} className="zg-home-more">
                <button type="button" className="zg-link" onClick={() => set({ kind: [entry.kind] })}>
                  {t('moreOfKind', { count: entry.count, kind: t(`kind.${entry.kind}`) })}
                </button>
              </li>
            ),
          )}
        </ol>
      )}
      {kind.length > 0 && matching.length > room && (
        <Button type="link" onClick={() => setRoom(room + STEP)}>
          {t('more', { count: Math.min(STEP, matching.length - room) })}
        </Button>
      )}
      {items.length === 0 && <Empty title={t(making ? 'making' : 'none')} hint={t(making ? 'makingHint' : 'noneHint')} />}
      {items.length > 0 && matching.length === 0 && (
        <Empty title={t('noneOfKind')} action={<Button onClick={() => set({ kind: [] })}>{t('showAll')}</Button>} />
      )}
      {snoozed.length > 0 && <SnoozedList items={snoozed} writing={writing} actions={actions} />}
      {snoozing && (
        <SnoozeSheet
          item={snoozing}
          writing={writing}
          onClose={() => setSnoozing(undefined)}
          onChoose={(until, reason) => {
            setSnoozing(undefined)
            void actions.snooze(snoozing, wordsOf(snoozing, writing).what, until, reason)
          }}
        />
      )}
    </section>
  )
}

interface KindFilterProps {
  items: HomeItem[]
  chosen: readonly HomeKind[]
  onChoose: (kinds: HomeKind[]) => void
}

/** The kinds that wait, with how many of each; one press shows that kind alone. */
function KindFilter({ items, chosen, onChoose }: KindFilterProps) {
  const t = useMessages(messages)
  const counts = HOME_KINDS.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
  const present = counts.filter(({ kind, count }) => count > 0 || chosen.includes(kind))
  if (present.length < 2) return null
  return (
    <div className="zg-home-kinds" role="group" aria-label={t('filter')}>
      <KindButton pressed={chosen.length === 0} onPress={() => onChoose([])}>
        {t('all', { count: items.length })}
      </KindButton>
      {present.map(({ kind, count }) => (
        <KindButton key={kind} pressed={chosen.includes(kind)} onPress={() => onChoose(chosen.includes(kind) ? [] : [kind])}>
          {t('kindCount', { kind: t(`kind.${kind}`), count })}
        </KindButton>
      ))}
    </div>
  )
}

function KindButton({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" className={`zg-home-kind zg-num${pressed ? ' zg-home-kind-on' : ''}`} aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  )
}
