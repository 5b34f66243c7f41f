import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MoveTask } from '~/domain/moveSheet'
import { availableOf } from '~/domain/stock'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { SkuStock } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { Pending } from '~/features/shared/Pending'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { moveMessages } from './moveMessages'
import { MoveSheet } from './MoveSheet'
import { skuStockQueries } from './stockQueries'
import './stock.css'

const TASKS = ['adjust', 'receive', 'transfer', 'sell', 'scrap', 'hold'] as const satisfies readonly MoveTask[]

/** What there is of a SKU, place by place, and what can be done with it. A part of its details. */
export function SkuLevels({ sku }: { sku: string }) {
  const t = useMessages(moveMessages)
  const { data } = useQuery(skuStockQueries.sku(sku))
  const mayMove = useWhyNot('stock.move')
  const mayHold = useWhyNot('stock.hold')
  const [task, setTask] = useState<MoveTask>()
  return (
    <section className="zg-stack-tight">
      <h3 className="zg-row">
        {t('levels')} <Pending area="stock" of={sku} worded />
      </h3>
      {data === undefined && <div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}
      {data === null && <p className="zg-second">{t('noLevels')}</p>}
      {data && <Levels stock={data} />}
      {data && data.holds.length > 0 && <Holds stock={data} />}
      <div className="zg-row">
        {TASKS.map((each) => (
          <Button key={each} size="small" disabledReason={each === 'hold' ? mayHold : mayMove} onClick={() => setTask(each)}>
            {t(`task.${each}`)}
          </Button>
        ))}
        <Link to={paths.moves({ sku })}>{t('seeMoves')}</Link>
      </div>
      {task && <MoveSheet task={task} skus={[sku]} onClose={() => setTask(undefined)} />}
    </section>
  )
}

function Levels({ stock: { levels, incoming } }: { stock: SkuStock }) {
  const t = useMessages(moveMessages)
  const format = useFormat()
  return (
    <>
      <table className="zg-levels">
        <thead>
          <tr>
            <th scope="col">{t('location')}</th>
            <th scope="col">{t('onHandWord')}</th>
            <th scope="col">{t('heldWord')}</th>
            <th scope="col">{t('promisedWord')}</th>
            <th scope="col">{t('availableWord')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.location}>
              <th scope="row">
                {level.name || level.location} {level.aside && <Chip>{t('quarantine')}</Chip>}
              </th>
              <td>{format.count(level.onHand)}</td>
              <td>{format.count(level.held)}</td>
              <td>{format.count(level.promised)}</td>
              <td className={availableOf(level) < 0 ? 'zg-move-short' : undefined}>{format.count(availableOf(level))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {incoming > 0 && <p className="zg-second zg-small">{t('incoming', { count: incoming })}</p>}
    </>
  )
}

function Holds({ stock: { holds } }: { stock: SkuStock }) {
  const t = useMessages(moveMessages)
  const run = useCommand()
  const whyNot = useWhyNot('stock.release')
  return (
    <>
      <h4>{t('holds')}</h4>
      <ul className="zg-move-lines">
        {holds.map(({ key, hold }) => (
          <li key={key}>
            <span>{t('holdOf', { count: hold.quantity, for: hold.for || '—' })}</span>
            <span />
            <Button
              size="small"
              disabledReason={whyNot}
              onClick={() => void run({ kind: 'stock.release', args: { keys: [key] } }, { done: t('released') })}
            >
              {t('release')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
