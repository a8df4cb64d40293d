/* The piece of an official form around a cell (dashboard/sheets.py) may be wider than its frame: as soon as it is shown,
   the frame is scrolled so that the cell stands beside the names of the rows, or behind its neighbour if both have room.
   No number is cut off at its left end, where it would be taken for another one. */
document.addEventListener("animationstart", function (event) {
  if (event.animationName !== "excerpt-shown") return;
  var cell = event.target.closest("td"), frame = event.target.closest(".excerpt-frame");
  var before = cell.previousElementSibling, names = cell.parentElement.firstElementChild.offsetWidth;
  var both = before.tagName === "TD" && names + before.offsetWidth + cell.offsetWidth <= frame.clientWidth;
  frame.scrollLeft = (both ? before : cell).offsetLeft - names;
});
