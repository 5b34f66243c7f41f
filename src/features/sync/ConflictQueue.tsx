import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Conflict, Settling } from '~/commerce/connection'
import { useKeys } from '~/features/shared/listing/useKeys'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { mergeKind } from './conflictField'
import { ConflictGroup } from './ConflictGroup'
import { conflictMessages } from './messages'
import { syncQueries } from './queries'
import { syncRecordPath } from './recordPath'
import { recordsOf } from './recordsOf'
import { useCurrent } from './useCurrent'
import { useMasked } from './useMasked'
import { type Settle, useSettle } from './useSettle'

/** Records that are drawn at first, and with each "more". */
const SHOWN = 40

/** Every conflict, record by record; one of them is the current one, to which the keys go. */
export function ConflictQueue({ conflicts }: { conflicts: readonly Conflict[] }) {
  const navigate = useNavigate()
  const whyNot = useWhyNot('sync.settled')
  const masked = useMasked()
  const { busy, settle } = useSettle()
  const [most, setMost] = useState(SHOWN)
  const [merging, setMerging] = useState<string>()
  const left = useMemo(() => conflicts.filter(({ key }) => !busy.has(key)), [conflicts, busy])
  const all = useMemo(() => recordsOf(left), [left])
  const records = all.slice(0, most)
  const flat = records.flatMap((record) => record.conflicts)
  const { data: told } = useQuery(syncQueries.told(flat.flatMap(({ commands }) => commands)))
  const current = useCurrent(flat.map(({ key }) => key))
  const onCurrent = (act: (conflict: Conflict) => void) => () => {
    const conflict = flat.find(({ key }) => key === current.key)
    if (conflict) act(conflict)
  }
  const take = (settling: Settling) =>
    onCurrent((conflict) => {
      if (whyNot === undefined) void settle([conflict], settling)
    })
  useKeys({
    j: () => current.step(1),
    k: () => current.step(-1),
    m: take({ take: 'mine' }),
    t: take({ take: 'theirs' }),
    e: onCurrent((conflict) => {
      if ((whyNot ?? masked(conflict.area)) === undefined && mergeKind(conflict)) setMerging(conflict.key)
    }),
  })
  return (
    <>
      <Bar conflicts={left} whyNot={whyNot} settle={settle} />
      <div ref={current.list} className="zg-conflicts">
        {records.map((record) => (
          <ConflictGroup
            key={record.name}
            record={record}
            current={current.key}
            merging={merging}
            told={told}
            whyNot={whyNot}
            settle={settle}
            onCurrent={current.choose}
            onMerge={setMerging}
            onOpen={({ area, record: key }) => void navigate(syncRecordPath(area, key))}
          />
        ))}
      </div>
      <More hidden={all.length - records.length} onMore={() => setMost(most + SHOWN)} />
    </>
  )
}

/** What is done with all of them, asked for first: it is much at once. */
function Bar({ conflicts, whyNot, settle }: { conflicts: readonly Conflict[]; whyNot: string | undefined; settle: Settle['settle'] }) {
  const t = useMessages(conflictMessages)
  const [asking, setAsking] = useState<'mine' | 'theirs'>()
  const count = conflicts.length
  const decide = (take: 'mine' | 'theirs') => {
    setAsking(undefined)
    void settle(conflicts, { take })
  }
  return (
    <div className="zg-conflict-bar">
      <span className="zg-second zg-small zg-desktop zg-grow">{t('keys')}</span>
      {count > 1 && (
        <>
          <Button size="small" disabledReason={whyNot} onClick={() => setAsking('mine')}>
            {t('allMine')}
          </Button>
          <Button size="small" disabledReason={whyNot} onClick={() => setAsking('theirs')}>
            {t('allTheirs')}
          </Button>
        </>
      )}
      {asking && (
        <Sheet title={t(asking === 'mine' ? 'sureMine' : 'sureTheirs', { count })} onClose={() => setAsking(undefined)}>
          <div className="zg-stack-tight">
            <p>{t('sureHint')}</p>
            <div className="zg-row">
              <Button type="primary" onClick={() => decide(asking)}>
                {t(asking === 'mine' ? 'allMineCount' : 'allTheirsCount', { count })}
              </Button>
              <Button onClick={() => setAsking(undefined)}>{t('cancel')}</Button>
            </div>
          </div>
        </Sheet>
      )}
    </div>
  )
}

function More({ hidden, onMore }: { hidden: number; onMore: () => void }) {
  const t = useMessages(conflictMessages)
  if (hidden <= 0) return null
  return (
    <p className="zg-journal-more">
      <Button onClick={onMore}>{t('more', { count: Math.min(hidden, SHOWN) })}</Button>
    </p>
  )
}
