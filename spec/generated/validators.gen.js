// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.
function fault(faults, instancePath, schemaPath, keyword, params) {
  (faults ??= []).push({ instancePath, schemaPath, keyword, params });
  return faults;
}
function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
function equal(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
export const validateInitFileUploadQuery = validate21;

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "overwrite")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.overwrite !== undefined){
if(typeof data.overwrite !== "boolean"){
vErrors = fault(vErrors, instancePath+"/overwrite", "#/properties/overwrite/type", "type", {type: "boolean"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const validateInitFileUploadBody = validate22;
const schema9 = {properties:{"name":1,"externalId":1,"directory":1,"source":1,"mimeType":1,"metadata":1,"assetIds":1,"dataSetId":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"securityCategories":1,"labels":1,"geoLocation":1}};
const func3 = codePoints;

function validate25(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 256){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 256});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}


function validate27(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 255){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 255});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const pattern0 = /* @__PURE__ */ new RegExp("^/", "u");

function validate29(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 512){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 512});
errors++;
}
if(!pattern0.test(data)){
vErrors = fault(vErrors, instancePath, "#/pattern", "pattern", {pattern: "^/"});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}


function validate31(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 128){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 128});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}


function validate33(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 256){
vErrors = fault(vErrors, instancePath, "#/maxLength", "maxLength", {limit: 256});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 256){
vErrors = fault(vErrors, instancePath, "#/maxProperties", "maxProperties", {limit: 256});
errors++;
}
for(const key0 in data){
if(typeof data[key0] !== "string"){
vErrors = fault(vErrors, instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "#/additionalProperties/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}


function validate38(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/maximum", "maximum", {comparison: "<=", limit: 9007199254740991});
errors++;
}
if(data < 1 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
validate38.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 1000){
vErrors = fault(vErrors, instancePath, "#/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data.length < 1){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate38(data[i0], {instancePath:instancePath+"/" + i0}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}


function validate42(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 0});
errors++;
}
}
validate42.errors = vErrors;
return errors === 0;
}


function validate45(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 100){
vErrors = fault(vErrors, instancePath, "#/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data.length < 0){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 0});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate38(data[i0], {instancePath:instancePath+"/" + i0}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}


function validate49(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}

const func0 = equal;

function validate48(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 10){
vErrors = fault(vErrors, instancePath, "#/maxItems", "maxItems", {limit: 10});
errors++;
}
if(data.length < 0){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 0});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate49(data[i0], {instancePath:instancePath+"/" + i0}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
let i1 = data.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data[i1], data[j0])){
vErrors = fault(vErrors, instancePath, "#/uniqueItems", "uniqueItems", {i: i1, j: j0});
errors++;
break outer0;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}


function validate56(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 2){
vErrors = fault(vErrors, instancePath, "#/maxItems", "maxItems", {limit: 2});
errors++;
}
if(data.length < 2){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 2});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(!((typeof data0 == "number") && (isFinite(data0)))){
vErrors = fault(vErrors, instancePath+"/" + i0, "#/items/type", "type", {type: "number"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}


function validate55(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("Point" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "Point"});
errors++;
}
}
if(data.coordinates !== undefined){
if(!(validate56(data.coordinates, {instancePath:instancePath+"/coordinates"}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}


function validate58(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("LineString" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "LineString"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
if(data1.length < 2){
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/minItems", "minItems", {limit: 2});
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate56(data1[i0], {instancePath:instancePath+"/coordinates/" + i0}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}


function validate61(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 4){
vErrors = fault(vErrors, instancePath, "#/minItems", "minItems", {limit: 4});
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate56(data[i0], {instancePath:instancePath+"/" + i0}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "array"});
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}


function validate60(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("Polygon" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "Polygon"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
if(data1.length < 1){
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate61(data1[i0], {instancePath:instancePath+"/coordinates/" + i0}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}


function validate64(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("MultiPoint" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "MultiPoint"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate56(data1[i0], {instancePath:instancePath+"/coordinates/" + i0}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}


function validate66(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("MultiLineString" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "MultiLineString"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(Array.isArray(data2)){
if(data2.length < 2){
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/minItems", "minItems", {limit: 2});
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate56(data2[i1], {instancePath:instancePath+"/coordinates/" + i0+"/" + i1}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}


function validate68(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.coordinates === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "coordinates"});
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("MultiPolygon" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "MultiPolygon"});
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(Array.isArray(data2)){
if(data2.length < 1){
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/minItems", "minItems", {limit: 1});
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate61(data2[i1], {instancePath:instancePath+"/coordinates/" + i0+"/" + i1}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates/" + i0, "#/properties/coordinates/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/coordinates", "#/properties/coordinates/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}


function validate54(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(validate55(data, {instancePath}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
else if(tag0 === "LineString"){
if(!(validate58(data, {instancePath}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
else if(tag0 === "Polygon"){
if(!(validate60(data, {instancePath}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiPoint"){
if(!(validate64(data, {instancePath}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiLineString"){
if(!(validate66(data, {instancePath}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiPolygon"){
if(!(validate68(data, {instancePath}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/discriminator", "discriminator", {error: "mapping", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/discriminator", "discriminator", {error: "tag", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}


function validate53(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "type"});
errors++;
}
if(data.geometry === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "geometry"});
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "geometry")) || (key0 === "properties"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/type", "type", {type: "string"});
errors++;
}
if("Feature" !== data0){
vErrors = fault(vErrors, instancePath+"/type", "#/properties/type/const", "const", {allowedValue: "Feature"});
errors++;
}
}
if(data.geometry !== undefined){
if(!(validate54(data.geometry, {instancePath:instancePath+"/geometry"}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.properties !== undefined){
let data2 = data.properties;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
}
else {
vErrors = fault(vErrors, instancePath+"/properties", "#/properties/properties/type", "type", {type: "object"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}


function validate24(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "name"});
errors++;
}
for(const key0 in data){
if(!(Object.hasOwn(schema9.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.name !== undefined){
if(!(validate25(data.name, {instancePath:instancePath+"/name"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.directory !== undefined){
if(!(validate29(data.directory, {instancePath:instancePath+"/directory"}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined){
if(!(validate31(data.source, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.mimeType !== undefined){
if(!(validate33(data.mimeType, {instancePath:instancePath+"/mimeType"}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate35(data.metadata, {instancePath:instancePath+"/metadata"}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.assetIds !== undefined){
if(!(validate37(data.assetIds, {instancePath:instancePath+"/assetIds"}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.dataSetId !== undefined){
if(!(validate38(data.dataSetId, {instancePath:instancePath+"/dataSetId"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(validate42(data.sourceCreatedTime, {instancePath:instancePath+"/sourceCreatedTime"}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(validate42(data.sourceModifiedTime, {instancePath:instancePath+"/sourceModifiedTime"}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.securityCategories !== undefined){
if(!(validate45(data.securityCategories, {instancePath:instancePath+"/securityCategories"}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate48(data.labels, {instancePath:instancePath+"/labels"}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
if(data.geoLocation !== undefined){
if(!(validate53(data.geoLocation, {instancePath:instancePath+"/geoLocation"}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate24(data, {instancePath}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
validate22.errors = vErrors;
return errors === 0;
}

export const validateInitMultiPartUploadQuery = validate79;

function validate80(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 250 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/maximum", "maximum", {comparison: "<=", limit: 250});
errors++;
}
if(data < 1 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
validate80.errors = vErrors;
return errors === 0;
}


function validate79(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.parts === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "parts"});
errors++;
}
for(const key0 in data){
if(!((key0 === "overwrite") || (key0 === "parts"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.overwrite !== undefined){
if(typeof data.overwrite !== "boolean"){
vErrors = fault(vErrors, instancePath+"/overwrite", "#/properties/overwrite/type", "type", {type: "boolean"});
errors++;
}
}
if(data.parts !== undefined){
if(!(validate80(data.parts, {instancePath:instancePath+"/parts"}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate79.errors = vErrors;
return errors === 0;
}

export const validateInitMultiPartUploadBody = validate82;

function validate83(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "name"});
errors++;
}
for(const key0 in data){
if(!(Object.hasOwn(schema9.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.name !== undefined){
if(!(validate25(data.name, {instancePath:instancePath+"/name"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.directory !== undefined){
if(!(validate29(data.directory, {instancePath:instancePath+"/directory"}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined){
if(!(validate31(data.source, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.mimeType !== undefined){
if(!(validate33(data.mimeType, {instancePath:instancePath+"/mimeType"}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate35(data.metadata, {instancePath:instancePath+"/metadata"}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.assetIds !== undefined){
if(!(validate37(data.assetIds, {instancePath:instancePath+"/assetIds"}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.dataSetId !== undefined){
if(!(validate38(data.dataSetId, {instancePath:instancePath+"/dataSetId"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(validate42(data.sourceCreatedTime, {instancePath:instancePath+"/sourceCreatedTime"}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(validate42(data.sourceModifiedTime, {instancePath:instancePath+"/sourceModifiedTime"}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.securityCategories !== undefined){
if(!(validate45(data.securityCategories, {instancePath:instancePath+"/securityCategories"}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.labels !== undefined){
if(!(validate48(data.labels, {instancePath:instancePath+"/labels"}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
if(data.geoLocation !== undefined){
if(!(validate53(data.geoLocation, {instancePath:instancePath+"/geoLocation"}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}


function validate82(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate83(data, {instancePath}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
validate82.errors = vErrors;
return errors === 0;
}

export const validateGetMultiPartUploadLinkQuery = validate98;

function validate99(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 250 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/maximum", "maximum", {comparison: "<=", limit: 250});
errors++;
}
if(data < 1 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
validate99.errors = vErrors;
return errors === 0;
}


function validate98(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.parts === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "parts"});
errors++;
}
for(const key0 in data){
if(!(key0 === "parts")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.parts !== undefined){
if(!(validate99(data.parts, {instancePath:instancePath+"/parts"}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}

export const validateGetMultiPartUploadLinkBody = validate101;

function validate103(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate103.errors = vErrors;
return errors === 0;
}


function validate107(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "space"});
errors++;
}
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.space !== undefined){
let data0 = data.space;
if(typeof data0 === "string"){
if(func3(data0) > 43){
vErrors = fault(vErrors, instancePath+"/space", "#/properties/space/maxLength", "maxLength", {limit: 43});
errors++;
}
if(func3(data0) < 1){
vErrors = fault(vErrors, instancePath+"/space", "#/properties/space/minLength", "minLength", {limit: 1});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/space", "#/properties/space/type", "type", {type: "string"});
errors++;
}
}
if(data.externalId !== undefined){
let data1 = data.externalId;
if(typeof data1 === "string"){
if(func3(data1) < 1){
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/minLength", "minLength", {limit: 1});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/externalId", "#/properties/externalId/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate107.errors = vErrors;
return errors === 0;
}


function validate106(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "instanceId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "instanceId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.instanceId !== undefined){
if(!(validate107(data.instanceId, {instancePath:instancePath+"/instanceId"}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}


function validate102(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(!(validate103(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(validate106(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
vErrors = fault(vErrors, instancePath+"/items/" + i0, "#/properties/items/items/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}


function validate101(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate102(data, {instancePath}))){
vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
errors = vErrors.length;
}
validate101.errors = vErrors;
return errors === 0;
}

export const validateCompleteMultiPartUploadBody = validate111;

function validate115(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "string"});
errors++;
}
validate115.errors = vErrors;
return errors === 0;
}


function validate113(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
if(data.uploadId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "uploadId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "id") || (key0 === "uploadId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate38(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
if(data.uploadId !== undefined){
if(!(validate115(data.uploadId, {instancePath:instancePath+"/uploadId"}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate113.errors = vErrors;
return errors === 0;
}


function validate118(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
if(data.uploadId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "uploadId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "externalId") || (key0 === "uploadId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.uploadId !== undefined){
if(!(validate115(data.uploadId, {instancePath:instancePath+"/uploadId"}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate118.errors = vErrors;
return errors === 0;
}


function validate122(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "instanceId"});
errors++;
}
if(data.uploadId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "uploadId"});
errors++;
}
for(const key0 in data){
if(!((key0 === "instanceId") || (key0 === "uploadId"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.instanceId !== undefined){
if(!(validate107(data.instanceId, {instancePath:instancePath+"/instanceId"}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
}
if(data.uploadId !== undefined){
if(!(validate115(data.uploadId, {instancePath:instancePath+"/uploadId"}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}


function validate112(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate113(data, {instancePath}))){
vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate118(data, {instancePath}))){
vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs3 = errors;
if(!(validate122(data, {instancePath}))){
vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate112.errors = vErrors;
return errors === 0;
}


function validate111(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate112(data, {instancePath}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
validate111.errors = vErrors;
return errors === 0;
}

export const validateGetFileByInternalIdPath = validate127;

function validate128(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "integer"});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/maximum", "maximum", {comparison: "<=", limit: 9007199254740991});
errors++;
}
if(data < 1 || isNaN(data)){
vErrors = fault(vErrors, instancePath, "#/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
validate128.errors = vErrors;
return errors === 0;
}


function validate127(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate128(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate127.errors = vErrors;
return errors === 0;
}

export const validateByIdsFilesBody = validate130;

function validate133(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate38(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate133.errors = vErrors;
return errors === 0;
}


function validate132(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate133(data, {instancePath}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate103(data, {instancePath}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs3 = errors;
if(!(validate106(data, {instancePath}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate132.errors = vErrors;
return errors === 0;
}


function validate139(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "boolean"});
errors++;
}
validate139.errors = vErrors;
return errors === 0;
}


function validate131(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!((key0 === "items") || (key0 === "ignoreUnknownIds"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate132(data0[i0], {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
if(data.ignoreUnknownIds !== undefined){
if(!(validate139(data.ignoreUnknownIds, {instancePath:instancePath+"/ignoreUnknownIds"}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate131.errors = vErrors;
return errors === 0;
}


function validate130(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate131(data, {instancePath}))){
vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors);
errors = vErrors.length;
}
validate130.errors = vErrors;
return errors === 0;
}

export const validateAdvancedListFilesBody = validate142;
const schema58 = {properties:{"name":1,"externalIdPrefix":1,"directoryPrefix":1,"source":1,"mimeType":1,"metadata":1,"assetIds":1,"uploaded":1,"uploadedTime":1,"createdTime":1,"lastUpdatedTime":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"assetExternalIds":1,"rootAssetIds":1,"dataSetIds":1,"assetSubtreeIds":1,"labels":1,"geoLocation":1}};

function validate152(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "min") || (key0 === "max"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.min !== undefined){
if(!(validate42(data.min, {instancePath:instancePath+"/min"}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.max !== undefined){
if(!(validate42(data.max, {instancePath:instancePath+"/max"}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate152.errors = vErrors;
return errors === 0;
}


function validate162(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate38(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate162.errors = vErrors;
return errors === 0;
}


function validate165(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate165.errors = vErrors;
return errors === 0;
}


function validate161(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate162(data, {instancePath}))){
vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate165(data, {instancePath}))){
vErrors = vErrors === null ? validate165.errors : vErrors.concat(validate165.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate161.errors = vErrors;
return errors === 0;
}


function validate170(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "id"});
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.id !== undefined){
if(!(validate38(data.id, {instancePath:instancePath+"/id"}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate170.errors = vErrors;
return errors === 0;
}


function validate173(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "externalId"});
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.externalId !== undefined){
if(!(validate27(data.externalId, {instancePath:instancePath+"/externalId"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate173.errors = vErrors;
return errors === 0;
}


function validate169(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate170(data, {instancePath}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate173(data, {instancePath}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate169.errors = vErrors;
return errors === 0;
}


function validate179(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.containsAny === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "containsAny"});
errors++;
}
for(const key0 in data){
if(!(key0 === "containsAny")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.containsAny !== undefined){
let data0 = data.containsAny;
if(Array.isArray(data0)){
if(data0.length > 10){
vErrors = fault(vErrors, instancePath+"/containsAny", "#/properties/containsAny/maxItems", "maxItems", {limit: 10});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/containsAny", "#/properties/containsAny/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate49(data0[i0], {instancePath:instancePath+"/containsAny/" + i0}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/containsAny", "#/properties/containsAny/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate179.errors = vErrors;
return errors === 0;
}


function validate182(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.containsAll === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "containsAll"});
errors++;
}
for(const key0 in data){
if(!(key0 === "containsAll")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.containsAll !== undefined){
let data0 = data.containsAll;
if(Array.isArray(data0)){
if(data0.length > 10){
vErrors = fault(vErrors, instancePath+"/containsAll", "#/properties/containsAll/maxItems", "maxItems", {limit: 10});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/containsAll", "#/properties/containsAll/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate49(data0[i0], {instancePath:instancePath+"/containsAll/" + i0}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/containsAll", "#/properties/containsAll/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate182.errors = vErrors;
return errors === 0;
}


function validate178(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate179(data, {instancePath}))){
vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(validate182(data, {instancePath}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
vErrors = fault(vErrors, instancePath, "#/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate178.errors = vErrors;
return errors === 0;
}

const schema69 = {"type":"object","required":["relation","shape"],"additionalProperties":false,"properties":{"relation":{"type":"string","enum":["INTERSECTS","DISJOINT","WITHIN"]},"shape":{"oneOf":[{"$ref":"spec:schemas#/$defs/Point"},{"$ref":"spec:schemas#/$defs/LineString"},{"$ref":"spec:schemas#/$defs/Polygon"},{"$ref":"spec:schemas#/$defs/MultiLineString"},{"$ref":"spec:schemas#/$defs/MultiPolygon"}],"discriminator":{"propertyName":"type"},"type":"object"}}};

function validate186(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.relation === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "relation"});
errors++;
}
if(data.shape === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "shape"});
errors++;
}
for(const key0 in data){
if(!((key0 === "relation") || (key0 === "shape"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.relation !== undefined){
let data0 = data.relation;
if(typeof data0 !== "string"){
vErrors = fault(vErrors, instancePath+"/relation", "#/properties/relation/type", "type", {type: "string"});
errors++;
}
if(!(((data0 === "INTERSECTS") || (data0 === "DISJOINT")) || (data0 === "WITHIN"))){
vErrors = fault(vErrors, instancePath+"/relation", "#/properties/relation/enum", "enum", {allowedValues: schema69.properties.relation.enum});
errors++;
}
}
if(data.shape !== undefined){
let data1 = data.shape;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const tag0 = data1.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(validate55(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
else if(tag0 === "LineString"){
if(!(validate58(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
else if(tag0 === "Polygon"){
if(!(validate60(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiLineString"){
if(!(validate66(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
else if(tag0 === "MultiPolygon"){
if(!(validate68(data1, {instancePath:instancePath+"/shape"}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
else {
vErrors = fault(vErrors, instancePath+"/shape", "#/properties/shape/discriminator", "discriminator", {error: "mapping", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/shape", "#/properties/shape/discriminator", "discriminator", {error: "tag", tag: "type", tagValue: tag0});
errors++;
}
}
else {
vErrors = fault(vErrors, instancePath+"/shape", "#/properties/shape/type", "type", {type: "object"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate186.errors = vErrors;
return errors === 0;
}


function validate144(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema58.properties, key0))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.name !== undefined){
if(!(validate25(data.name, {instancePath:instancePath+"/name"}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.externalIdPrefix !== undefined){
if(!(validate27(data.externalIdPrefix, {instancePath:instancePath+"/externalIdPrefix"}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.directoryPrefix !== undefined){
if(!(validate29(data.directoryPrefix, {instancePath:instancePath+"/directoryPrefix"}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined){
if(!(validate31(data.source, {instancePath:instancePath+"/source"}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
if(data.mimeType !== undefined){
if(!(validate33(data.mimeType, {instancePath:instancePath+"/mimeType"}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.metadata !== undefined){
if(!(validate35(data.metadata, {instancePath:instancePath+"/metadata"}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.assetIds !== undefined){
let data6 = data.assetIds;
if(Array.isArray(data6)){
if(data6.length > 100){
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data6.length < 1){
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(validate38(data6[i0], {instancePath:instancePath+"/assetIds/" + i0}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
let i1 = data6.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data6[i1], data6[j0])){
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/uniqueItems", "uniqueItems", {i: i1, j: j0});
errors++;
break outer0;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/assetIds", "#/properties/assetIds/type", "type", {type: "array"});
errors++;
}
}
if(data.uploaded !== undefined){
if(typeof data.uploaded !== "boolean"){
vErrors = fault(vErrors, instancePath+"/uploaded", "#/properties/uploaded/type", "type", {type: "boolean"});
errors++;
}
}
if(data.uploadedTime !== undefined){
if(!(validate152(data.uploadedTime, {instancePath:instancePath+"/uploadedTime"}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
}
if(data.createdTime !== undefined){
if(!(validate152(data.createdTime, {instancePath:instancePath+"/createdTime"}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
}
if(data.lastUpdatedTime !== undefined){
if(!(validate152(data.lastUpdatedTime, {instancePath:instancePath+"/lastUpdatedTime"}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(validate152(data.sourceCreatedTime, {instancePath:instancePath+"/sourceCreatedTime"}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(validate152(data.sourceModifiedTime, {instancePath:instancePath+"/sourceModifiedTime"}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
}
if(data.assetExternalIds !== undefined){
let data14 = data.assetExternalIds;
if(Array.isArray(data14)){
if(data14.length > 100){
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data14.length < 1){
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/minItems", "minItems", {limit: 1});
errors++;
}
const len1 = data14.length;
for(let i2=0; i2<len1; i2++){
if(!(validate27(data14[i2], {instancePath:instancePath+"/assetExternalIds/" + i2}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
let i3 = data14.length;
let j1;
if(i3 > 1){
outer1:
for(;i3--;){
for(j1 = i3; j1--;){
if(func0(data14[i3], data14[j1])){
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/uniqueItems", "uniqueItems", {i: i3, j: j1});
errors++;
break outer1;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/assetExternalIds", "#/properties/assetExternalIds/type", "type", {type: "array"});
errors++;
}
}
if(data.rootAssetIds !== undefined){
let data16 = data.rootAssetIds;
if(Array.isArray(data16)){
if(data16.length > 100){
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data16.length < 1){
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/minItems", "minItems", {limit: 1});
errors++;
}
const len2 = data16.length;
for(let i4=0; i4<len2; i4++){
if(!(validate161(data16[i4], {instancePath:instancePath+"/rootAssetIds/" + i4}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
let i5 = data16.length;
let j2;
if(i5 > 1){
outer2:
for(;i5--;){
for(j2 = i5; j2--;){
if(func0(data16[i5], data16[j2])){
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/uniqueItems", "uniqueItems", {i: i5, j: j2});
errors++;
break outer2;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/rootAssetIds", "#/properties/rootAssetIds/type", "type", {type: "array"});
errors++;
}
}
if(data.dataSetIds !== undefined){
let data18 = data.dataSetIds;
if(Array.isArray(data18)){
if(data18.length > 100){
vErrors = fault(vErrors, instancePath+"/dataSetIds", "#/properties/dataSetIds/maxItems", "maxItems", {limit: 100});
errors++;
}
const len3 = data18.length;
for(let i6=0; i6<len3; i6++){
if(!(validate169(data18[i6], {instancePath:instancePath+"/dataSetIds/" + i6}))){
vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors);
errors = vErrors.length;
}
}
let i7 = data18.length;
let j3;
if(i7 > 1){
outer3:
for(;i7--;){
for(j3 = i7; j3--;){
if(func0(data18[i7], data18[j3])){
vErrors = fault(vErrors, instancePath+"/dataSetIds", "#/properties/dataSetIds/uniqueItems", "uniqueItems", {i: i7, j: j3});
errors++;
break outer3;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/dataSetIds", "#/properties/dataSetIds/type", "type", {type: "array"});
errors++;
}
}
if(data.assetSubtreeIds !== undefined){
let data20 = data.assetSubtreeIds;
if(Array.isArray(data20)){
if(data20.length > 100){
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data20.length < 1){
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/minItems", "minItems", {limit: 1});
errors++;
}
const len4 = data20.length;
for(let i8=0; i8<len4; i8++){
if(!(validate161(data20[i8], {instancePath:instancePath+"/assetSubtreeIds/" + i8}))){
vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors);
errors = vErrors.length;
}
}
let i9 = data20.length;
let j4;
if(i9 > 1){
outer4:
for(;i9--;){
for(j4 = i9; j4--;){
if(func0(data20[i9], data20[j4])){
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/uniqueItems", "uniqueItems", {i: i9, j: j4});
errors++;
break outer4;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/assetSubtreeIds", "#/properties/assetSubtreeIds/type", "type", {type: "array"});
errors++;
}
}
if(data.labels !== undefined){
if(!(validate178(data.labels, {instancePath:instancePath+"/labels"}))){
vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors);
errors = vErrors.length;
}
}
if(data.geoLocation !== undefined){
if(!(validate186(data.geoLocation, {instancePath:instancePath+"/geoLocation"}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate144.errors = vErrors;
return errors === 0;
}


function validate143(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "filter") || (key0 === "limit")) || (key0 === "cursor")) || (key0 === "partition"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.filter !== undefined){
if(!(validate144(data.filter, {instancePath:instancePath+"/filter"}))){
vErrors = vErrors === null ? validate144.errors : vErrors.concat(validate144.errors);
errors = vErrors.length;
}
}
if(data.limit !== undefined){
let data1 = data.limit;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = fault(vErrors, instancePath+"/limit", "#/properties/limit/type", "type", {type: "integer"});
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
vErrors = fault(vErrors, instancePath+"/limit", "#/properties/limit/maximum", "maximum", {comparison: "<=", limit: 1000});
errors++;
}
if(data1 < 1 || isNaN(data1)){
vErrors = fault(vErrors, instancePath+"/limit", "#/properties/limit/minimum", "minimum", {comparison: ">=", limit: 1});
errors++;
}
}
}
if(data.cursor !== undefined){
if(typeof data.cursor !== "string"){
vErrors = fault(vErrors, instancePath+"/cursor", "#/properties/cursor/type", "type", {type: "string"});
errors++;
}
}
if(data.partition !== undefined){
if(typeof data.partition !== "string"){
vErrors = fault(vErrors, instancePath+"/partition", "#/properties/partition/type", "type", {type: "string"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate143.errors = vErrors;
return errors === 0;
}


function validate142(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate143(data, {instancePath}))){
vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors);
errors = vErrors.length;
}
validate142.errors = vErrors;
return errors === 0;
}

export const validateDownloadLinksQuery = validate195;

function validate195(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "extendedExpiration")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.extendedExpiration !== undefined){
if(typeof data.extendedExpiration !== "boolean"){
vErrors = fault(vErrors, instancePath+"/extendedExpiration", "#/properties/extendedExpiration/type", "type", {type: "boolean"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate195.errors = vErrors;
return errors === 0;
}

export const validateDownloadLinksBody = validate196;

function validate197(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 100){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 100});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate132(data0[i0], {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate197.errors = vErrors;
return errors === 0;
}


function validate196(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate197(data, {instancePath}))){
vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors);
errors = vErrors.length;
}
validate196.errors = vErrors;
return errors === 0;
}

export const validateDeleteFilesBody = validate200;

function validate201(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
vErrors = fault(vErrors, instancePath, "#/required", "required", {missingProperty: "items"});
errors++;
}
for(const key0 in data){
if(!((key0 === "items") || (key0 === "ignoreUnknownIds"))){
vErrors = fault(vErrors, instancePath, "#/additionalProperties", "additionalProperties", {additionalProperty: key0});
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/maxItems", "maxItems", {limit: 1000});
errors++;
}
if(data0.length < 1){
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/minItems", "minItems", {limit: 1});
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(!(validate133(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(validate103(data1, {instancePath:instancePath+"/items/" + i0}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
vErrors = fault(vErrors, instancePath+"/items/" + i0, "#/properties/items/items/oneOf", "oneOf", {passingSchemas: passing0});
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
}
}
else {
vErrors = fault(vErrors, instancePath+"/items", "#/properties/items/type", "type", {type: "array"});
errors++;
}
}
if(data.ignoreUnknownIds !== undefined){
if(!(validate139(data.ignoreUnknownIds, {instancePath:instancePath+"/ignoreUnknownIds"}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = fault(vErrors, instancePath, "#/type", "type", {type: "object"});
errors++;
}
validate201.errors = vErrors;
return errors === 0;
}


function validate200(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(validate201(data, {instancePath}))){
vErrors = vErrors === null ? validate201.errors : vErrors.concat(validate201.errors);
errors = vErrors.length;
}
validate200.errors = vErrors;
return errors === 0;
}

export const VALIDATORS = {
  initFileUpload: { query: validateInitFileUploadQuery, body: validateInitFileUploadBody },
  initMultiPartUpload: { query: validateInitMultiPartUploadQuery, body: validateInitMultiPartUploadBody },
  getMultiPartUploadLink: { query: validateGetMultiPartUploadLinkQuery, body: validateGetMultiPartUploadLinkBody },
  completeMultiPartUpload: { body: validateCompleteMultiPartUploadBody },
  getFileByInternalId: { path: validateGetFileByInternalIdPath },
  byIdsFiles: { body: validateByIdsFilesBody },
  advancedListFiles: { body: validateAdvancedListFilesBody },
  downloadLinks: { query: validateDownloadLinksQuery, body: validateDownloadLinksBody },
  deleteFiles: { body: validateDeleteFilesBody },
};
