import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DemoFault, DemoTrouble } from '~/commerce/demoFault'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'
import { SomebodyElse } from './SomebodyElse'
import { troubleMessages } from './troubleMessages'

/** From the line to what comes over it, to the token. */
const FAULTS = Object.keys({
  noNetwork: 1,
  silent: 1,
  cut: 1,
  lostAnswer: 1,
  html: 1,
  notJson: 1,
  server: 1,
  tooMany: 1,
  tooManyForLong: 1,
  missingField: 1,
  wrongType: 1,
  repeats: 1,
  skips: 1,
  clock: 1,
  signedOut: 1,
  forbidden: 1,
} satisfies Record<DemoFault, 1>).filter((name): name is DemoFault => Object.hasOwn(troubleMessages.zh, name))

const HEALTHY: DemoTrouble = { fault: null, cut: false }

/** In a shop that is connected to the demo API: every fault that a platform may have, to be seen, and a colleague who edits there. */
export function DemoTroublePanel() {
  const t = useMessages(troubleMessages)
  const client = useQueryClient()
  const whyNot = useWhyNot('shop.set')
  const queryKey = [shopId(), 'sync', 'trouble']
  // What was pressed stands at once, whatever an answer that is on its way tells of before.
  const [pressed, setPressed] = useState<Partial<DemoTrouble>>({})
  const { data: known = HEALTHY } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('sync.trouble', {}, { signal }),
    enabled: whyNot === undefined,
  })
  const tell = async (change: Partial<DemoTrouble>) => {
    setPressed(change)
    client.setQueryData(queryKey, await call('sync.trouble', { change }))
    setPressed({})
  }
  const { fault, times, cut } = { ...known, ...pressed }
  if (whyNot !== undefined) return <p className="zg-second">{t('only')}</p>
  return (
    <section className="zg-form zg-connect-form" aria-labelledby="demo-trouble">
      <h2 id="demo-trouble">{t('title')}</h2>
      <p className="zg-second">{t('lead')}</p>
      <label className="zg-choice">
        <input
          type="checkbox"
          role="switch"
          aria-checked={cut}
          checked={cut}
          onChange={({ target }) => void tell({ cut: target.checked })}
        />
        <span>
          {t('cutLine')}
          <span className="zg-second zg-small">{t('cutLineHint')}</span>
        </span>
      </label>
      <label>
        {t('fault')}
        <select
          className="zg-input"
          value={fault ?? ''}
          onChange={({ target }) => void tell({ fault: FAULTS.find((name) => name === target.value) ?? null, times: undefined })}
        >
          <option value="">{t('none')}</option>
          {FAULTS.map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
      </label>
      {fault !== null && (
        <label>
          {t('times')}
          <select
            className="zg-input"
            value={times === undefined ? 'always' : 'once'}
            onChange={({ target }) => void tell({ times: target.value === 'once' ? 1 : undefined })}
          >
            <option value="always">{t('always')}</option>
            <option value="once">{t('once')}</option>
          </select>
        </label>
      )}
      <SomebodyElse />
    </section>
  )
}
