import { type LintRule, said } from './rule'

const REPLY = ['reply'] as const

/** What an answer to a customer may not say. An error is what a law forbids; all else is for whoever writes to judge. */
export const SERVICE: readonly LintRule[] = [
  {
    id: 'service.promise',
    severity: 'warning',
    source: said('《消费者权益保护法》第十六条；《民法典》第四百七十二条：说出口的承诺要履行', 'UCC 2-313 and consumer law: what is promised is owed'),
    message: said('这是一个承诺，做不到就要赔。', 'This is a promise, and it will be held against you.'),
    suggestion: said('写预计的时间和条件，比如“预计 48 小时内”。', 'Say what you expect, and under what conditions: "we expect … within 48 hours".'),
    find: {
      by: 'pattern',
      letters: '证保定百1gpd', pattern: /保证|担保|包您满意|包你满意|一定(?=会|能|给|帮|到|退|赔|送|解决)|肯定(?=会|能|给|到|退|赔|送)|百分之?百(?=能|会|没|到|退|赔)|100%(?=能|会|没|到|退|赔)|\bguarantee(?:d|s)?\b|\bi promise\b|\bwe promise\b|\bdefinitely\b(?= (?:arrive|refund|get|be|receive|resolve|fix|replace))|\b100 ?% sure\b/g,
      not: ['保证金', '质量保证', '品质保证', '保证书', '无法保证', '不能保证', '不保证', 'cannot guarantee', "can't guarantee", 'not guaranteed', 'money-back guarantee'],
    },
    mend: { 保证: '尽量', 一定: '尽快', 肯定: '预计', guaranteed: 'expected', guarantee: 'expect', 'i promise': 'I will do my best', 'we promise': 'we will do our best', definitely: 'probably' },
    parts: REPLY,
  },
  {
    id: 'service.deadline',
    severity: 'warning',
    source: said('《消费者权益保护法》第十六条；平台退款以支付渠道到账时间为准', 'Payment providers and carriers set these times, not the shop'),
    message: said('到账和送达的时间不由我们决定。', 'When money or a parcel arrives is not ours to say.'),
    suggestion: said('写“预计”，并说明以银行或快递为准。', 'Say "expected", and that bank or carrier decides.'),
    find: {
      by: 'pattern',
      letters: '账到退rad', pattern: /(?<!预计|大约|可能)(?:马上|立即|立刻|秒|今天|今晚|明天|后天)(?:就|一定|肯定|必定)?(?:能|会)?(?:到账|退款|退到|送到|收到货)|秒退|\b(?:refund(?:ed)?|money back|paid back)[^.!?\n]{0,24}\b(?:by|before|until) (?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:arrives?|delivered|be there|with you) (?:by )?(?:today|tonight|tomorrow)\b|\brefund(?:ed)? (?:immediately|instantly|right now)\b/g,
    },
    parts: REPLY,
  },
  {
    id: 'service.reviews',
    severity: 'error',
    source: said('《电子商务法》第十七条；《网络反不正当竞争暂行规定》', 'FTC 16 CFR 465; E-Commerce Law of the PRC, Art. 17'),
    message: said('不能用好处换好评，也不能用好处换删差评。', 'Nothing may be given for a good review, or for taking a bad one back.'),
    suggestion: said('把补偿和评价分开，只说怎么解决问题。', 'Keep the two apart: say how the trouble is mended, and nothing about reviews.'),
    find: {
      by: 'pattern',
      letters: '评rsvg$', pattern: /(?:好评|晒图|五星|追评)[^。！!\n]{0,12}(?:返现|返红包|返\d|送您|送你|红包|优惠券|返钱)|(?:返现|红包|优惠券|退款|补偿|返\d+元?)[^。！!\n]{0,16}(?:给个好评|给好评|改好评|(?:删|改|撤)[掉除销]?(?:一下)?(?:差|中)评|五星好评)|(?:删|改|撤)[掉除销]?(?:一下)?(?:差|中)评[^。！!\n]{0,16}(?:返现|红包|优惠券|退款|补偿|返\d)|\b(?:5|five)[- ]star review[^.!?\n]{0,60}(?:refund|gift|voucher|coupon|discount|[$€£]\d)|(?:refund|gift|voucher|coupon|discount|[$€£]\d+)[^.!?\n]{0,60}(?:(?:5|five)[- ]star review|(?:change|remove|delete|edit|take down|update) (?:your|the) (?:bad |negative |1-star )?review)|(?:change|remove|delete|edit|take down) (?:your|the) (?:bad |negative |1-star )?review[^.!?\n]{0,60}(?:refund|gift|voucher|coupon|discount|[$€£]\d)/g,
    },
    parts: REPLY,
  },
  {
    id: 'service.secrets',
    severity: 'error',
    source: said('《个人信息保护法》第六条、第二十八条', 'PIPL Arts. 6 and 28; GDPR Art. 5(1)(c); PCI DSS'),
    message: said('不能向客户要密码、验证码或银行卡安全码。', 'A customer may not be asked for passwords, codes or card numbers.'),
    suggestion: said('请客户在平台或银行的页面里自己操作。', 'Ask them to do it themselves on the page of the platform or bank.'),
    find: {
      by: 'pattern',
      letters: '码号cp', pattern: /(?<!不要|不能|不会|不用|不需要|请勿|切勿|别|勿)(?:发|报|告诉|提供|给|说)(?:我|一下|下|给我|过来|您的|你的|我们){0,3}[^。，,！!\n]{0,8}(?:验证码|支付密码|银行卡密码|登录密码|密码|cvv|安全码|银行卡号)|(?<!never |not |n['’]t )\b(?:send|tell|give|share|confirm)(?: (?:me|us))?[^.!?\n]{0,30}\b(?:password|cvv|cvc|security code|verification code|one[- ]time code|card number|pin code)\b/g,
    },
    parts: REPLY,
  },
  {
    id: 'service.refuse',
    severity: 'warning',
    source: said('《消费者权益保护法》第二十四条至第二十六条', 'Consumer Protection Law of the PRC, Arts. 24–26; EU Consumer Rights Directive, Art. 9'),
    message: said('笼统地拒绝退换，多半不合法。', 'To refuse returns as a rule is mostly unlawful.'),
    suggestion: said('说明是哪一条不符合，以及客户还能怎么做。', 'Say which condition is not met, and what they can do.'),
    find: { by: 'words', words: ['概不退换', '一律不退', '不退不换', '拆封不退', '特价不退', '不支持退换', '不接受退货', 'no refunds', 'no returns', 'final sale', 'non-refundable'] },
    parts: REPLY,
  },
  {
    id: 'service.aside',
    severity: 'warning',
    source: said('《淘宝平台违规行为规则》引导线下交易；各平台同类规则', 'Marketplace rules against payment off the site'),
    message: said('引导客户在平台外付款或收款，会被平台处罚。', 'Marketplaces punish payments beside them, and the buyer loses their protection.'),
    suggestion: said('用平台的退款、补偿或改价。', 'Use the refund or the voucher of the platform.'),
    find: { by: 'pattern', letters: '转付款dp', pattern: /(?:私下|线下|微信|支付宝)(?:直接)?(?:转账|转给|转您|转你|付款|打款|退给|转)|直接转(?:我|给您|给你)|\bpay (?:me|us) directly\b|\b(?:outside|off) (?:of )?(?:amazon|ebay|etsy|the platform|the site)\b|\bpaypal (?:friends|f&f)\b/g },
    parts: REPLY,
  },
] // prettier-ignore
