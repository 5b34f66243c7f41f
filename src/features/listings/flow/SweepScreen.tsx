import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMove } from '~/features/shared/listing/useMove'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, text, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { SweepRow } from '~/store/listingPlans'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { TableHead } from '~/ui/TableHead'
import { useFormat } from '~/ui/UiContext'
import { flowMessages } from './messages'
import { flowQueries } from './queries'
import './flow.css'

const view = defineUrlState({ tag: text(), category: text() })

/** Rows drawn; all that are chosen are taken. */
const DRAWN = 500

/** The end of a season: everything on sale with a tag, in a category, goes off sale in one step. */
export default function SweepScreen() {
  const t = useMessages(flowMessages)
  const [{ tag, category }] = useUrlState(view)
  const query = { ...(tag ? { tag } : {}), ...(category ? { category } : {}) }
  const asked = tag !== '' || category !== ''
  const { data: rows } = useQuery({ ...flowQueries.sweep(query), enabled: asked })
  return (
    <Page
      title={t('sweep')}
      filters={
        <>
          <AreaTabs of="catalog" />
          <Choices />
        </>
      }
    >
      {!asked && <Empty title={t('sweepStart')} hint={t('sweepStartHint')} />}
      {asked && rows === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {asked && rows?.length === 0 && <Empty title={t('sweepNone')} />}
      {asked && rows !== undefined && rows.length > 0 && <Sweep key={JSON.stringify(query)} rows={rows} />}
    </Page>
  )
}

function Choices() {
  const t = useMessages(flowMessages)
  const [{ tag, category }, set] = useUrlState(view)
  const { data } = useQuery(flowQueries.sweepChoices())
  return (
    <div className="zg-row">
      <select className="zg-input" aria-label={t('tag')} value={tag} onChange={({ target }) => set({ tag: target.value })}>
        <option value="">{t('chooseTag')}</option>
        {data?.tags.map((each) => (
          <option key={each.tag} value={each.tag}>
            {t('choice', { name: each.tag, count: each.count })}
          </option>
        ))}
      </select>
      <select
        className="zg-input zg-sweep-category"
        aria-label={t('category')}
        value={category}
        onChange={({ target }) => set({ category: target.value })}
      >
        <option value="">{t('chooseCategory')}</option>
        {data?.categories.map(({ key, path, count }) => (
          <option key={key} value={key}>
            {t('choice', { name: path.join(' › '), count })}
          </option>
        ))}
      </select>
    </div>
  )
}

function Sweep({ rows }: { rows: readonly SweepRow[] }) {
  const t = useMessages(flowMessages)
  const whyNot = useWhyNot('listing.move')
  const { move, held } = useMove()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(({ key }) => !left.has(key)).map(({ key }) => key)
  const reason = whyNot ?? (chosen.length === 0 ? t('nothingChosen') : undefined)
  return (
    <>
      <div className="zg-sweep-bar">
        <span className="zg-num">{t('sweepTakes', { count: chosen.length })}</span>
        <Button type="primary" disabledReason={reason} onClick={() => void move(chosen, 'pause')}>
          {t('delist', { count: chosen.length })}
        </Button>
        <Button disabledReason={reason} onClick={() => void move(chosen, 'archive')}>
          {t('archive', { count: chosen.length })}
        </Button>
      </div>
      <SweepTable rows={rows} left={left} setLeft={setLeft} />
      {rows.length > DRAWN && <p className="zg-second zg-num">{t('moreCards', { count: rows.length - DRAWN })}</p>}
      {held}
    </>
  )
}

interface TableProps {
  rows: readonly SweepRow[]
  /** Keys of those that are not taken. */
  left: ReadonlySet<string>
  setLeft: (left: ReadonlySet<string>) => void
}

function SweepTable({ rows, left, setLeft }: TableProps) {
  const t = useMessages(flowMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  return (
    <div className="zg-flow-table" role="region" aria-label={t('sweep')} tabIndex={0}>
      <table>
        <TableHead
          cells={[
            {
              title: (
                <input
                  type="checkbox"
                  aria-label={t('chooseAll')}
                  checked={left.size === 0}
                  onChange={() => setLeft(left.size === 0 ? new Set(rows.map(({ key }) => key)) : new Set())}
                />
              ),
            },
            { title: t('product') },
            { title: t('tags'), wide: true },
            { title: t('since'), wide: true },
            { title: t('price'), end: true },
            { title: t('skuCount'), end: true },
          ]}
        />
        <tbody className="zg-num">
          {rows.slice(0, DRAWN).map(({ key, title, tags, since, from, to, skus }) => (
            <tr key={key}>
              <td>
                <input type="checkbox" aria-label={t('choose', { title })} checked={!left.has(key)} onChange={() => toggle(key)} />
              </td>
              <th scope="row">
                <Link to={paths.listing({ key })}>{title}</Link>
              </th>
              <td className="zg-desktop">{tags.join(' · ')}</td>
              <td className="zg-nowrap zg-desktop">{format.date(since)}</td>
              <td className="zg-right zg-nowrap">
                {from === to ? format.price(from, currency) : `${format.price(from, currency)} – ${format.price(to, currency)}`}
              </td>
              <td className="zg-right">{format.count(skus)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
