import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { countErrors, type Finding, isOpen } from '~/domain/compliance/lint'
import { canMend, lintProduct, mendOne, mendProduct, textsOf, type Texts } from '~/domain/compliance/product'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { FindingList } from './FindingList'
import { lifeMessages } from './lifeMessages'
import { lifeQueries } from './queries'
import './listing.css'

export interface LintPanelProps {
  /** The product as it is being typed. */
  product: Texts & { category: string }
  /** Absent: it was never saved. */
  productKey?: string
  /** Takes the reader to a text, with what was found chosen. */
  onJump: (finding: Finding) => void
  /** Sets texts of the draft. */
  onMend: (set: Partial<Texts>) => void
}

/** What the text check says of a product while it is typed; each finding leads to its field and, where it can, mends itself. */
export function LintPanel({ product, productKey, onJump, onMend }: LintPanelProps) {
  const t = useMessages(lifeMessages)
  const { data: shop } = useQuery(lifeQueries.lint())
  const typed = useDeferredValue(product)
  const findings = useMemo(() => (shop ? lintProduct({ ...typed, key: productKey }, shop) : []), [typed, productKey, shop])
  if (!shop) return null
  const errors = countErrors(findings)
  const open = findings.filter(isOpen)
  const warnings = open.length - errors
  const accepted = findings.length - open.length
  const mendable = findings.filter(canMend)
  return (
    <section className="zg-lint" aria-labelledby="lint-panel">
      <h2 id="lint-panel">{t('lint')}</h2>
      <p className="zg-row zg-num" aria-live="polite">
        {open.length === 0 && <Status tone="good" word={t('lintClean')} />}
        {errors > 0 && <Status tone="bad" word={t('lintErrors', { count: errors })} />}
        {warnings > 0 && <Status tone="attention" word={t('lintWarnings', { count: warnings })} />}
        {accepted > 0 && <Status tone="off" word={t('lintAccepted', { count: accepted })} />}
      </p>
      {errors > 0 && <p className="zg-second zg-small">{t('lintBlocks')}</p>}
      {findings.length > 0 && (
        <>
          <p className="zg-second zg-small zg-desktop">{t('lintKeys')}</p>
          <FindingList
            label={t('lint')}
            findings={findings}
            product={productKey}
            typedOf={({ part, at }) => textsOf(product).find((each) => each.part === part && each.at === at)?.text}
            onJump={onJump}
            onMend={(finding) => onMend(mendOne(product, finding))}
          />
        </>
      )}
      {mendable.length > 1 && (
        <Button
          size="small"
          onClick={() => onMend(mendProduct({ ...product, key: productKey }, new Set(mendable.map(({ rule }) => rule)), shop))}
        >
          {t('mendAll', { count: mendable.length })}
        </Button>
      )}
    </section>
  )
}
