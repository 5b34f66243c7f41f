import { type LintRule, said } from './rule'

/** No letter of these, no English. */
const LATIN = 'aeiou#1'

const FTC_5 = said('美国《联邦贸易委员会法》第五条；FTC 广告实证政策', 'FTC Act §5; FTC policy on advertising substantiation')

/** Claims in English that a regulator asks to see the evidence of. */
export const ENGLISH: readonly LintRule[] = [
  {
    id: 'english.best',
    severity: 'error',
    source: FTC_5,
    message: said('“世界最好”这样的说法要有可核实的证据。', 'A claim to be the best of all needs evidence that can be checked.'),
    suggestion: said('写可以核实的优点。', 'Name what is good about it, so that it can be checked.'),
    find: {
      by: 'pattern',
      letters: LATIN, pattern: /\b(?:the )?(?:best|finest|greatest|safest|strongest) (?:in|of) (?:the )?(?:world|universe|market|country|all)\b|\bworld['’]?s (?:best|finest|greatest|no\.? ?1|number one)\b|\bbest[- ]in[- ](?:the[- ])?world\b|\bunbeatable\b|\bunrivall?ed\b/g,
    },
    mend: '',
  },
  {
    id: 'english.first',
    severity: 'error',
    source: FTC_5,
    message: said('“第一”的排名要写明来源和时间。', 'A rank needs its source and its date.'),
    suggestion: said('写出排名的来源，或删掉。', 'Name the source of the rank, or take it out.'),
    find: { by: 'pattern', letters: LATIN, pattern: /(?<![\w#&])#1(?![\d\w])|(?<!\w)no\.? ?1(?![\d.\w])(?= |$|[,!])|\bnumber[- ]one (?=brand|choice|seller|rated|selling)|\b(?:america|britain|europe|uk|usa)['’]?s (?:favou?rite|leading)\b/g },
    mend: '',
  },
  {
    id: 'english.cure',
    severity: 'error',
    source: said('FTC《健康产品合规指南》；美国《联邦食品、药品和化妆品法》第 201(g) 条', 'FTC Health Products Compliance Guidance; FD&C Act §201(g)'),
    message: said('宣称能治病，就会被当作药品。', 'A claim to treat illness makes it a drug before the law.'),
    suggestion: said('删掉疗效。', 'Take the effect out.'),
    find: {
      by: 'pattern',
      letters: LATIN, pattern: /\bcures\b(?! (?:in|under|within|at|to|hard|fully|quickly|overnight))|\b(?:cure|treat|heal|prevent|relieve|reverse)s? (?:the )?(?:cancer|diabetes|arthritis|depression|anxiety|insomnia|eczema|acne|psoriasis|asthma|covid(?:-19)?|flu|infections?|disease|illness|chronic pain|high blood pressure|hair loss)\b|\bmiracle (?:cure|remedy|pill)\b/g,
    },
    exceptMedical: true,
  },
  {
    id: 'english.guarantee',
    severity: 'error',
    source: said('16 CFR 239《保证广告指南》', '16 CFR 239, Guides for the Advertising of Warranties and Guarantees'),
    message: said('不能保证效果。', 'Results cannot be guaranteed.'),
    suggestion: said('写清保修和退货的条件。', 'State the terms of warranty and return instead.'),
    find: { by: 'pattern', letters: LATIN, pattern: /\bguaranteed (?:results?|to work|weight loss|success)\b|\bresults? guaranteed\b|\b100 ?% (?:guaranteed|safe|effective|risk[- ]free)\b|\brisk[- ]free\b|\bmoney can['’]t lose\b|\bno side[- ]effects?\b/g },
    mend: '',
  },
  {
    id: 'english.approved',
    severity: 'error',
    source: said('21 CFR 1.21；FDA 关于“FDA approved”用法的说明', '21 CFR 1.21; FDA on the use of "FDA approved"'),
    message: said('普通商品没有“FDA 批准”一说，不能借用监管机构的名义。', 'The FDA does not approve such goods; its name may not be used.'),
    suggestion: said('删掉，或写真实的注册号。', 'Take it out, or give the real registration.'),
    find: { by: 'pattern', letters: LATIN, pattern: /\b(?:fda|epa|cdc|usda)[- ](?:approved|certified|endorsed)\b|\bapproved by the (?:fda|epa|cdc)\b|\bdoctor[- ](?:recommended|approved)\b/g },
    mend: '',
    exceptMedical: true,
  },
  {
    id: 'english.proven',
    severity: 'warning',
    source: FTC_5,
    message: said('“临床证明”要有合格的试验。', '"Proven" needs competent and reliable scientific evidence.'),
    suggestion: said('写出研究的名称，或删掉。', 'Name the study, or take it out.'),
    find: { by: 'pattern', letters: LATIN, pattern: /\b(?:clinically|scientifically) (?:proven|tested|shown)\b|\bproven to (?:work|reduce|increase|improve)\b/g },
    mend: '',
  },
  {
    id: 'english.origin',
    severity: 'warning',
    source: said('16 CFR 323《美国制造标签规则》', '16 CFR 323, Made in USA Labeling Rule'),
    message: said('“美国制造”要求几乎全部在美国生产。', '"Made in USA" means all or virtually all of it.'),
    suggestion: said('写明哪一部分在哪里生产。', 'Say which part is made where.'),
    find: { by: 'pattern', letters: LATIN, pattern: /\b(?:made|manufactured|built) in (?:the )?(?:usa|u\.s\.a?\.?|united states|america)(?! (?:from|with) imported)/g },
  },
  {
    id: 'english.green',
    severity: 'warning',
    source: said('16 CFR 260《绿色营销指南》', '16 CFR 260, Green Guides'),
    message: said('笼统的环保说法会误导。', 'A general claim to be green misleads.'),
    suggestion: said('写具体的材料、比例和认证。', 'Name material, share and certificate.'),
    find: { by: 'pattern', letters: LATIN, pattern: /\b(?:eco|environmentally)[- ]friendly\b|\b(?:100 ?% )?(?:biodegradable|carbon[- ]neutral|chemical[- ]free|non[- ]?toxic)\b/g },
  },
] // prettier-ignore
