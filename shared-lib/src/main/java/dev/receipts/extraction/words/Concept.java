package dev.receipts.extraction.words;

/**
 * What a keyword on a receipt speaks of; the word lists under {@code keywords/} name them. A phrase
 * may speak of several, and a label means what all its keywords say together.
 */
public enum Concept {
  /** The sum of all, where nothing says whether more is added to it: {@code Total}. */
  TOTAL,

  /** The sum that is to be paid, after everything: {@code Grand total}, {@code Amount due}. */
  FINAL,

  /** A sum to which something is still added: {@code Subtotal}, {@code Total before tax}. */
  SUBTOTAL,

  /** A tax on the goods: {@code VAT}, {@code GST}. */
  TAX,

  /** Says of a sum that tax is not in it: {@code excl}, {@code without}, {@code before}. */
  EXCLUDING,

  /** Alone the tax itself, and beside a sum that it is without: {@code plus}, {@code zzgl.}. */
  ADDING,

  /** Says of a sum that tax is in it: {@code incl}, {@code with}, {@code after}. */
  INCLUDING,

  /** The difference to the next coin, with which cash is paid: {@code Rounding adj}. */
  ROUNDING,

  /** A sum after that rounding: {@code Rounded total}, {@code Total after rounding}. */
  ROUNDED,

  /** What is taken off the price: {@code Discount}, {@code Coupon}. */
  DISCOUNT,

  /** A discount that is only told, and is in the sums already: {@code You saved}. */
  SAVING,

  /** What is charged for serving: {@code Service charge}. */
  SERVICE,

  /** What guests give of themselves: {@code Tip}, {@code Gratuity}. */
  TIP,

  /** What is charged for sending: {@code Shipping}, {@code Delivery fee}. */
  SHIPPING,

  /** Paid in notes and coins: {@code Cash tendered}. */
  CASH,

  /** Paid by card or purse, with its names: {@code Visa}, {@code Debit card}. */
  CARD,

  /** Paid, in whichever way: {@code Amount received}, {@code Payment}. */
  PAID,

  /** What is given back on cash: {@code Change}. */
  CHANGE,

  /** How many of one thing, or the title of that column: {@code Qty}, {@code pcs}. */
  COUNT,

  /** How many things in all: {@code No. of items}, {@code Total qty}; no amount by itself. */
  COUNTED,

  /** Points of a loyalty scheme, which are no money: {@code Bonus}, {@code Points earned}. */
  POINTS,

  /** The price of one piece, or the title of that column: {@code Unit price}, {@code each}. */
  UNIT,

  /** An amount of which it is not said what it is: {@code Amount}, {@code Value}. */
  AMOUNT,

  /** What is still owed: {@code Outstanding}, {@code Due}. */
  DUE,

  /** What tax is reckoned from, in a table of taxes: {@code Taxable}, {@code Goods value}. */
  BASE,

  /** The day of this paper: {@code Date}, {@code Invoice date}. */
  DATE,

  /** The day of the order or statement behind it: {@code Order date}. */
  ORDERDATE,

  /** Any other day: {@code Due date}, {@code Expiry}, {@code Printed on}. */
  OTHERDATE,

  /** The time of the day: {@code Time}. */
  TIME,

  /** The number of this paper: {@code Invoice no}, {@code Receipt number}. */
  NUMBER,

  /** The number of the order behind it: {@code Order no}, {@code Delivery note}. */
  ORDERNUMBER,

  /** Any other number, as of a tax, a telephone, a till: {@code VAT reg no}, {@code Phone}. */
  OTHERNUMBER,

  /** The title of the paper: {@code Tax invoice}, {@code Receipt}. */
  DOCUMENT,

  /** A title which says that money is given back: {@code Credit note}, {@code Refund}. */
  CREDIT,

  /**
   * People, of the customer's side or at the till: {@code Attn}, {@code Member}, {@code Server}.
   */
  CUSTOMER,

  /** What the customer's name and address follow: {@code Bill to}, {@code Ship to}. */
  RECIPIENT,

  /** What the vendor's name follows: {@code Seller}, {@code Sold by}. */
  SELLER,

  /** When and how an invoice is to be paid: {@code Payment terms}, {@code Net 30}. */
  TERMS,

  /** A sum from the page before or for the next one: {@code Carried forward}; never the total. */
  CARRIED,

  /** The number of a page: {@code Page 1 of 2}. */
  PAGE,

  /**
   * What stands below everything and is none of the goods: {@code Thank you}, {@code No refund}.
   */
  FOOTER,

  /** The title of a table of taxes or of its codes: {@code GST summary}, {@code Tax code}. */
  TAXTABLE,

  /**
   * The title of the column with the names of the goods: {@code Description}, {@code Item name}.
   */
  HEADER,

  /** Resembles another keyword, or holds one, and speaks of nothing: {@code Gift card}. */
  NONE
}
