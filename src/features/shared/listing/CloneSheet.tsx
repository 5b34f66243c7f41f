import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { shopId } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { call } from '~/worker/client'
import { lifeMessages } from './lifeMessages'
import './listing.css'

/** Copies a product as a draft, with codes of its own by a rule; what they come to is shown before. */
export function CloneSheet({
  from,
  title: of,
  codes,
  onClose,
}: {
  from: string
  title: string
  codes: readonly string[]
  onClose: () => void
}) {
  const t = useMessages(lifeMessages)
  const id = useId()
  const run = useCommand()
  const navigate = useNavigate()
  const whyNot = useWhyNot('listing.clone')
  const [title, setTitle] = useState(() => t('copyOf', { title: of }))
  const [rule, setRule] = useState({ replace: '', with: '', ending: '-2' })
  const { data } = useQuery({
    queryKey: [shopId(), 'listings', 'cloneCodes', from, rule],
    queryFn: ({ signal }) => call('listings.cloneCodes', { from, rule }, { signal }),
    placeholderData: keepPreviousData,
  })
  const clone = async () => {
    if (!data || title.trim() === '') return
    const key = crypto.randomUUID()
    const outcome = await run(
      { kind: 'listing.clone', args: { from, key, title, codes: data.codes } },
      { done: t('cloned', { title: title.trim() }) },
    )
    if (!outcome?.ok) return
    onClose()
    void navigate(paths.listing({ key }))
  }
  const field = (name: keyof typeof rule, label: string) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        className="zg-input"
        value={rule[name]}
        onChange={({ target }) => setRule({ ...rule, [name]: target.value })}
      />
    </>
  )
  return (
    <Sheet title={t('clone')} onClose={onClose}>
      <form
        className="zg-move-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === undefined) void clone()
        }}
      >
        <p className="zg-second zg-small">{t('cloneHint')}</p>
        <label htmlFor={`${id}-title`}>{t('cloneTitle')}</label>
        <input id={`${id}-title`} className="zg-input" value={title} onChange={({ target }) => setTitle(target.value)} />
        {field('replace', t('cloneReplace'))}
        {field('with', t('cloneWith'))}
        {field('ending', t('cloneEnding'))}
        {codes.length > 0 && <Codes codes={codes} made={data?.codes} />}
        <Button type="primary" htmlType="submit" disabledReason={whyNot ?? (title.trim() === '' ? t('needTitle') : undefined)}>
          {t('cloneDo')}
        </Button>
      </form>
    </Sheet>
  )
}

/** The codes that the rule makes. */
function Codes({ codes, made }: { codes: readonly string[]; made: readonly string[] | undefined }) {
  const t = useMessages(lifeMessages)
  return (
    <div className="zg-clone-codes" role="region" aria-label={t('cloneCodes')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('codeFrom')}</th>
            <th scope="col">{t('codeTo')}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code, at) => (
            <tr key={code}>
              <td>{code}</td>
              <td>{made?.[at] ?? '…'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
