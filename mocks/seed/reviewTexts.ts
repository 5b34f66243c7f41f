import type { TicketReason } from '~/domain/ticket'

/** What buyers write: of what went well, and of each kind of trouble. */
export interface ReviewTexts {
  good: readonly string[]
  fair: readonly string[]
  bad: Readonly<Record<TicketReason, readonly string[]>>
  thanks: readonly string[]
  sorry: readonly string[]
  /** Headings, by stars. */
  titles: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>>
}

export const REVIEWS_ZH: ReviewTexts = {
  good: [
    '{item}质量很好，和描述一样，会回购。', '包装仔细，发货快，第二天就到了。', '第三次买了，一如既往地好。', '颜色比图片还好看，家里人都喜欢。', '性价比高，推荐。',
    '客服回复及时，东西也满意。', '做工细，没有异味，放心。', '送朋友的，收到说很喜欢。', '尺寸刚好，用了一周没毛病。', '活动价入手，很值。',
  ],
  fair: ['东西还行，物流慢了点。', '一般，对得起这个价。', '比想象的小一点，能用。', '颜色和图片略有差别，整体可以。'],
  bad: {
    quality: ['用了几天就坏了，质量太差。', '线头很多，还有瑕疵，失望。', '刚用就漏水，不会再买了。'],
    size: ['尺码偏小，按表买的还是穿不上。', '偏大一码，退换麻烦。'],
    logistics: ['等了一个多星期才到，包装也压坏了。', '物流信息好几天不更新，催了才动。'],
    wrongItem: ['发错颜色了，要换货。', '少发了一件，联系客服才补。'],
    notAsDescribed: ['和图片色差太大。', '材质和详情写的不一样。'],
    attitude: ['客服爱答不理，体验很差。'],
    price: ['刚买完就降价，差评。'],
    question: ['问了半天没人说清楚怎么用。'],
    other: ['不太适合我，退了。'],
  },
  thanks: ['感谢喜欢，欢迎再来。', '谢谢您的认可，我们会继续把好质量关。', '谢谢反馈，祝您生活愉快。'],
  sorry: ['非常抱歉给您带来不便，我们已私信联系您处理退换。', '抱歉让您失望了，问题已反馈给仓库和质检，稍后客服会联系您。'],
  titles: { 1: [''], 2: [''], 3: [''], 4: [''], 5: [''] },
} // prettier-ignore

export const REVIEWS_EN: ReviewTexts = {
  good: [
    'The {item} is well made and just as described. I would buy it again.', 'Carefully packed and here in two days.', 'My third one, and as good as the first.',
    'The colour is even nicer than in the photos.', 'Great value. Recommended.', 'Helpful people, and I am happy with the {item}.', 'Solid, no smell, no loose ends.',
    'A gift for a friend, who loves it.', 'Fits perfectly, a week in and no complaints.', 'Got it in the sale: worth every penny.',
  ],
  fair: ['Fine, but delivery took its time.', 'Decent for the price.', 'A little smaller than I thought, but usable.', 'The colour is slightly off. All right otherwise.'],
  bad: {
    quality: ['Broke after a few days. Poor quality.', 'Loose threads and a flaw on the front. Disappointed.', 'Leaked the first time I used it.'],
    size: ['Runs small, although I followed the chart.', 'A size too big, and exchanging it is a chore.'],
    logistics: ['Took well over a week, and the box was crushed.', 'Tracking did not move for days until I asked.'],
    wrongItem: ['Wrong colour sent, now I have to exchange it.', 'One piece was missing from the parcel.'],
    notAsDescribed: ['Looks nothing like the photos.', 'The material is not what the page says.'],
    attitude: ['Nobody seemed to care when I asked for help.'],
    price: ['Cheaper the day after I bought it.'],
    question: ['I asked how it works and never got a clear answer.'],
    other: ['Not for me. Sent it back.'],
  },
  thanks: ['Thank you, we are glad that you like it.', 'Thank you for taking the time to tell us.', 'Lovely to hear. See you again soon.'],
  sorry: ['We are sorry. We have written to you to arrange a replacement or a refund.', 'Sorry that it let you down. The batch is being checked, and we will be in touch.'],
  titles: {
    1: ['Very disappointed', 'Would not buy again'],
    2: ['Not great', 'Expected more'],
    3: ['It is all right', 'Average'],
    4: ['Good', 'Nearly perfect'],
    5: ['Love it', 'Excellent', 'Just right'],
  },
} // prettier-ignore
