"use strict";
// Inputs for what a person states of a fact, and their reading: a number is a number, a day a day.
(() => {
  const MODIFIERS = ["exact", "min", "max", "approx", "each"];
  const CHOICES = {
    status: () => Review.STATUSES,
    modifier: () => MODIFIERS,
    amount_unit: () => ["PLN", "EUR", "%"],
  };

  const known = (name) =>
    [...new Set(Review.report.facts.map((fact) => fact[name]).filter(Boolean))].sort();

  const input = (kind, name, value, id) => {
    const choices = CHOICES[name === "unit" && kind === "amount" ? "amount_unit" : name];
    if (choices) {
      return Review.el(
        "select",
        { id, name },
        ...choices().map((choice) =>
          Review.el(
            "option",
            { value: choice, selected: choice === (value ?? choices()[0]) },
            Review.knows(`${name}_${choice}`) ? Review.say(`${name}_${choice}`) : choice,
          ),
        ),
      );
    }
    if (name.startsWith("date_")) {
      return Review.el("input", { id, name, type: "date", value: value ?? "" });
    }
    if (name.startsWith("value")) {
      const shown = typeof value === "number" ? String(value).replace(".", decimal()) : "";
      return Review.el("input", { id, name, type: "text", inputmode: "decimal", value: shown });
    }
    const list = `${id}-known`;
    return [
      Review.el("input", { id, name, type: "text", list, autocomplete: "off", value: value ?? "" }),
      Review.el(
        "datalist",
        { id: list },
        ...known(name).map((one) => Review.el("option", { value: one })),
      ),
    ];
  };

  const decimal = () => (Review.lang === "pl" ? "," : ".");

  /** Return labelled inputs for the fields of a kind; `prefix` keeps their ids apart. */
  Review.fieldsOf = (kind, values, prefix) =>
    Review.el(
      "div",
      { class: "fields" },
      ...Review.FIELDS[kind].map((name) => {
        const id = `${prefix}-${name}`;
        return Review.el(
          "div",
          { class: "field" },
          Review.el("label", { for: id }, Review.say(`field_${name}`)),
          input(kind, name, values[name], id),
        );
      }),
    );

  /** Read "1 234,5" and "1234.5"; null for nothing, NaN for what is no number. */
  Review.readNumber = (text) => {
    const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    if (!plain) return null;
    return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  };

  /** Read the inputs of a form: its fields, or the problem with them in a sentence. */
  Review.readFields = (kind, form) => {
    const fields = {};
    const wrong = (name, key) => {
      const box = form.querySelector(`[name="${name}"]`);
      box.setAttribute("aria-invalid", "true");
      box.focus();
      return { problem: Review.say(key, { field: Review.say(`field_${name}`) }) };
    };
    for (const box of form.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
    for (const name of Review.FIELDS[kind]) {
      const text = form.querySelector(`[name="${name}"]`).value.trim();
      if (name.startsWith("value")) {
        const number = Review.readNumber(text);
        if (Number.isNaN(number)) return wrong(name, "bad_number");
        fields[name] = number;
      } else {
        fields[name] = text || null;
      }
    }
    if (Review.isQuantity(kind) && fields.value === null && fields.value_max === null) {
      return wrong("value", "bad_number");
    }
    if (fields.value !== undefined && fields.value_max !== null && fields.value > fields.value_max) {
      return wrong("value_max", "bad_range");
    }
    if (kind === "date" && !fields.date_start && !fields.date_end) {
      return wrong("date_start", "bad_day");
    }
    if (kind === "date" && fields.date_end && fields.date_start > fields.date_end) {
      return wrong("date_end", "bad_range");
    }
    if (kind === "institution" && !fields.name) return wrong("name", "bad_name");
    return { fields };
  };
})();
